package org.grantsuite.reporting.edition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.grantsuite.reporting.calculation.ReturnTemplate;

/** One dated edition of a scheme's rules; the document was checked against its schema by grant-service. */
public record SchemeEdition(String schemeCode, String edition, String contentHash, JsonNode document) {

    /** What the edition asks for at a reporting point. */
    public Optional<ReturnTemplate> template(String reportingPoint) {
        return new EditionReader(document).template(reportingPoint);
    }

    /** Empty where the scheme knows no certificate. */
    public Optional<Certification> certification() {
        return new EditionReader(document).certification();
    }
}
