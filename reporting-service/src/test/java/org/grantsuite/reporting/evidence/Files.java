package org.grantsuite.reporting.evidence;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.testing.Reporting;

/** Sends files as evidence. */
final class Files {

    private Files() {}

    static ValidatableResponse upload(String token, UUID grantId, String more, byte[] bytes) {
        return upload(token, Reporting.key(), grantId, more, bytes);
    }

    static ValidatableResponse upload(String token, String key, UUID grantId, String more, byte[] bytes) {
        return Contract.given(token)
                .contentType("application/octet-stream")
                .header("Idempotency-Key", key)
                .body(bytes)
                .post("/v1/evidence?grantId=" + grantId + more)
                .then();
    }

    static String named(String reference, String fileName) {
        return "&reference=" + reference + "&fileName=" + fileName;
    }

    static byte[] pdf(String text) {
        return ("%PDF-1.7 " + text).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
