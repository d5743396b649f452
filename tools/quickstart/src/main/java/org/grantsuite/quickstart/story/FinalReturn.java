package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.process.ServiceName.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.grantsuite.quickstart.api.Problem;
import org.grantsuite.quickstart.api.Sterling;
import org.grantsuite.quickstart.identity.Person;

/** Reporting point 2: the whole fund, cumulative, frozen, certified and submitted. */
final class FinalReturn {
    private final Stage stage;
    private final DepartmentReturns returns;
    private final int providers;

    FinalReturn(Stage stage, int providers) {
        this.stage = stage;
        this.returns = new DepartmentReturns(stage);
        this.providers = providers;
    }

    private record Signing(Person person, String role) {}

    private static final List<Signing> SIGNERS = List.of(
            new Signing(People.FINANCE_DIRECTOR, "SECTION_151_OFFICER"),
            new Signing(People.CHIEF_EXECUTIVE, "CHIEF_EXECUTIVE"));

    /** The submitted return and its certificate. */
    record Told(String path, JsonNode submitted, JsonNode certificate) {}

    Told tell(Determination.Grant grant) {
        stage.chapter("Reporting point 2, the whole fund: frozen, certified, submitted");
        stage.step("rp2.draft");
        String path = returns.draft(grant, "RP2");
        JsonNode draft = stage.as(People.RETURNS).get(REPORTING, path);
        returns.enter(
                path,
                Map.of(
                        "hours",
                        "1240.00",
                        "hoursBaseline",
                        "0.00",
                        "recruits",
                        9,
                        "recruitsBaseline",
                        0,
                        "coverage",
                        Map.of("providersInArea", providers, "providersAnswered", providers),
                        "finalUnspent",
                        draft.path("totals").path("unspent"),
                        "misspent",
                        Sterling.money(0),
                        "notes",
                        "Figures of providers and of the council's own measures are made up for this demonstration."));
        returns.validate(path, "RP2");
        JsonNode frozen = returns.freeze(path, "RP2");
        show(frozen);
        JsonNode certificate = certify(path, frozen.path("contentHash").asText());
        JsonNode submitted = returns.submit(
                path,
                "RP2",
                new DepartmentReturns.Sending(
                        "PORTAL", Assumed.RP2_SENT_AT, "DHSC-RP2-ACK", Assumed.RP2_ACKNOWLEDGED_AT));
        stage.say(
                "submitted through the portal %s (assumed), acknowledged, due %s",
                submitted.path("submission").path("sentAt").asText(),
                submitted.path("dueOn").asText());
        return new Told(path, submitted, certificate);
    }

    private void show(JsonNode frozen) {
        stage.say("frozen under hash %.12s…", frozen.path("contentHash").asText());
        for (String code : List.of("D1", "D2", "D11", "D12")) {
            stage.say("%-4s %14s", code, Sterling.shown(DepartmentReturns.money(frozen, code)));
        }
        stage.say(
                "unspent %s",
                Sterling.shown(Sterling.pence(frozen.path("totals").path("unspent"))));
    }

    private JsonNode certify(String path, String hash) {
        String statement = "Used for the purposes, in the period and under the conditions of the determination.";
        Problem refused = stage.as(
                        Person.of(People.RETURNS.subject(), Published.COUNCIL, "returns-preparer", "returns-certifier"))
                .refused(
                        REPORTING,
                        path + "/signatures",
                        Map.of("role", SIGNERS.get(0).role(), "statement", statement, "contentHash", hash),
                        path + "/own-signature",
                        403);
        stage.say("the preparer may not sign: %s", refused.code());
        for (Signing signing : SIGNERS) {
            stage.step("rp2.sign." + signing.role());
            stage.as(signing.person())
                    .post(
                            REPORTING,
                            path + "/signatures",
                            Map.of("role", signing.role(), "statement", statement, "contentHash", hash),
                            path + "/" + signing.role());
        }
        JsonNode certificate = stage.as(People.AUDITOR).get(REPORTING, path + "/certificate");
        stage.say(
                "certificate %s, bound to hash %.12s…",
                certificate.path("status").asText(),
                certificate.path("contentHash").asText());
        return certificate;
    }
}
