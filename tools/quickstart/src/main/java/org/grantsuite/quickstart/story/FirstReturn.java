package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.process.ServiceName.GRANT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.grantsuite.quickstart.api.Sterling;

/** Reporting point 1: nil, because no money has come; sent in time, it opens the gate of the second instalment. */
final class FirstReturn {
    private final Stage stage;
    private final DepartmentReturns returns;

    FirstReturn(Stage stage) {
        this.stage = stage;
        this.returns = new DepartmentReturns(stage);
    }

    /** The submitted return and the gate it opened. */
    record Told(JsonNode submitted, JsonNode gate) {}

    Told tell(Determination.Grant grant) {
        stage.chapter("Reporting point 1, to 30 November 2021: nothing received, nothing to report but that");
        stage.step("rp1.draft");
        String path = returns.draft(grant, "RP1");
        returns.enter(
                path,
                Map.of(
                        "nilReason", "NO_RECEIPT",
                        "notes", "No instalment had been received by the end of the period."));
        returns.validate(path, "RP1");
        JsonNode frozen = returns.freeze(path, "RP1");
        stage.say(
                "frozen under hash %.12s…, D1 %s, D2 %s, reason %s",
                frozen.path("contentHash").asText(),
                Sterling.shown(DepartmentReturns.money(frozen, "D1")),
                Sterling.shown(DepartmentReturns.money(frozen, "D2")),
                frozen.path("nilReason").asText());
        JsonNode submitted = returns.submit(
                path,
                "RP1",
                new DepartmentReturns.Sending(
                        "EMAIL", Assumed.RP1_SENT_AT, "DHSC-RP1-ACK", Assumed.RP1_ACKNOWLEDGED_AT));
        stage.say(
                "sent by e-mail %s (assumed), acknowledged",
                submitted.path("submission").path("sentAt").asText());
        JsonNode gate = awaitGate(grant);
        stage.say(
                "gate of instalment 2: %s. A met gate is still not cash.",
                gate.path("status").asText());
        return new Told(submitted, gate);
    }

    /** The evidence travels through reporting-service's outbox: it arrives, but not in the same instant. */
    private JsonNode awaitGate(Determination.Grant grant) {
        return Await.until(
                "gate of instalment 2 to be met",
                () -> stage.as(People.OFFICER).items(GRANT, grant.path() + "/instalments").stream()
                        .map(instalment -> instalment.path("gate"))
                        .filter(gate -> "RP1".equals(gate.path("reportingPoint").asText()))
                        .filter(gate -> "MET".equals(gate.path("status").asText()))
                        .findFirst());
    }
}
