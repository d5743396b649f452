package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.process.ServiceName.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.grantsuite.quickstart.api.Sterling;

/** The way every return to the department goes: draft, inputs, validation, freeze, submission. */
final class DepartmentReturns {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** Refused while a payment is on its way to the ledger; it arrives by itself. */
    private static final Set<String> ON_ITS_WAY = Set.of("OUTBOX_PENDING", "LEDGER_MOVED");

    private final Stage stage;

    DepartmentReturns(Stage stage) {
        this.stage = stage;
    }

    /** How a return went to the department. */
    record Sending(String channel, String sentAt, String acknowledgement, String acknowledgedAt) {}

    /** Drafts it and gives its path. */
    String draft(Determination.Grant grant, String point) {
        JsonNode draft = stage.as(People.RETURNS)
                .post(
                        REPORTING,
                        "/v1/department-returns",
                        Map.of("grantId", grant.id(), "reportingPoint", point),
                        "return/" + grant.id() + "/" + point);
        return "/v1/department-returns/" + draft.path("id").asText();
    }

    JsonNode enter(String path, Map<String, ?> inputs) {
        return stage.as(People.RETURNS).replace(REPORTING, path, "inputs", inputs);
    }

    void validate(String path, String point) {
        stage.step(point.toLowerCase(Locale.ROOT) + ".validate");
        JsonNode result = stage.as(People.RETURNS).post(REPORTING, path + "/validation", path + "/validation");
        stage.say(
                "validated: %s errors, %s warnings",
                result.path("errors").asText(), result.path("warnings").asText());
        for (JsonNode finding : result.path("findings")) {
            if (!"INFO".equals(finding.path("severity").asText())) {
                stage.say(
                        "   %s %s: %s",
                        finding.path("id").asText(),
                        finding.path("severity").asText().toLowerCase(Locale.ROOT),
                        finding.path("message").asText());
            }
        }
    }

    JsonNode freeze(String path, String point) {
        stage.step(point.toLowerCase(Locale.ROOT) + ".freeze");
        return stage.as(People.RETURNS)
                .postOnceSettled(
                        REPORTING, path + "/freeze", Map.of("warningsAccepted", true), path + "/freeze", ON_ITS_WAY);
    }

    /** Sends the workbook: what is recorded is the hash of the very file that left. */
    JsonNode submit(String path, String point, Sending sending) {
        byte[] workbook = stage.as(People.RETURNS).file(REPORTING, path + "/file.xlsx", XLSX);
        stage.step(point.toLowerCase(Locale.ROOT) + ".submit");
        return stage.as(People.RETURNS)
                .post(
                        REPORTING,
                        path + "/submission",
                        Map.of(
                                "channel", sending.channel(),
                                "sentAt", sending.sentAt(),
                                "fileFormat", "XLSX",
                                "fileHash", sha256(workbook),
                                "acknowledgement",
                                        Map.of(
                                                "reference", sending.acknowledgement(),
                                                "acknowledgedAt", sending.acknowledgedAt())),
                        path + "/submission");
    }

    /** The value of a money cell that has one key; nil where the return has none. */
    static long money(JsonNode departmentReturn, String code) {
        return StreamSupport.stream(departmentReturn.path("cells").spliterator(), false)
                .filter(cell -> code.equals(cell.path("code").asText())
                        && cell.path("measure").isMissingNode())
                .map(cell -> cell.path("value").asText("0.00"))
                .mapToLong(Sterling::pence)
                .findFirst()
                .orElse(0);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
