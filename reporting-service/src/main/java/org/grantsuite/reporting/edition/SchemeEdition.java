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

    /** Where the edition says figures stand in the department's own workbook; empty where it does not. */
    public Optional<JsonNode> workbook(String reportingPoint) {
        for (var point : document.path("reportingPoints")) {
            if (point.path("code").asText().equals(reportingPoint) && point.has("workbook")) {
                return Optional.of(point.path("workbook"));
            }
        }
        return Optional.empty();
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
