package org.grantsuite.reporting.providerreturn;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a live return of the council claims on a document.
 *
 * @param documentPence what the document is for, where it was stated
 */
record Claim(
        UUID grantId,
        String providerId,
        String locationId,
        String measure,
        String evidenceReference,
        long pence,
        @Nullable Long documentPence) {

    String document() {
        return document(providerId, evidenceReference);
    }

    static String document(String providerId, String evidenceReference) {
        return providerId + "\n" + evidenceReference;
    }
}
