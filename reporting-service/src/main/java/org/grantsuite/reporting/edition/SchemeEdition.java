package org.grantsuite.reporting.edition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
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

    /** How long the edition asks for evidence to be kept (R44); empty where it does not say. */
    public Optional<Retention> retention() {
        return new EditionReader(document).retention();
    }

    /** The day after which nothing more may be spent; empty where the edition does not say. */
    public Optional<LocalDate> spendWindowEnd() {
        return new EditionReader(document).spendWindowEnd();
    }
}
