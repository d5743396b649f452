package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.process.ServiceName.ALLOCATION;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.quickstart.api.Sterling;
import org.grantsuite.quickstart.story.Published.PublishedPot;

/** One instalment shared out: plan, approval, runs. */
final class Tranche {
    private final Stage stage;
    private final Determination.Grant grant;

    Tranche(Stage stage, Determination.Grant grant) {
        this.stage = stage;
        this.grant = grant;
    }

    /** What is split and how. */
    record Split(int instalment, long amount, String basis, long residual) {}

    JsonNode draft(Split split) {
        stage.step("plan." + split.instalment());
        boolean byAmount = "AMOUNT".equals(split.basis());
        List<Map<String, Object>> pots = new ArrayList<>();
        for (PublishedPot pot : Published.POTS) {
            Map<String, Object> body = new HashMap<>();
            body.put("code", pot.code());
            body.put("label", pot.label());
            body.put("recipient", pot.recipient());
            body.put("percent", pot.percent());
            if (byAmount) {
                body.put("amount", Sterling.money(Sterling.pence(pot.amount())));
            }
            if (pot.equals(Published.NURSING)) {
                body.put("layerOn", Published.CARE.code());
            }
            pots.add(body);
        }
        Map<String, Object> plan = new HashMap<>(Map.of(
                "grantId", grant.id(),
                "instalmentNumber", split.instalment(),
                "name", "Instalment " + split.instalment() + " in four pots",
                "amount", Sterling.money(split.amount()),
                "basis", split.basis(),
                "pots", pots));
        if (split.residual() > 0) {
            plan.put("residual", Map.of("amount", Sterling.money(split.residual()), "holder", "HELD_IN_GRANT"));
        }
        return stage.as(People.PREPARER)
                .post(ALLOCATION, "/v1/plans", plan, "plan/" + grant.id() + "/" + split.instalment());
    }

    /** The pots as they would be under the other basis. */
    void preview(JsonNode plan, String basis) {
        JsonNode seen = stage.as(People.PREPARER)
                .post(
                        ALLOCATION,
                        "/v1/plans/" + plan.path("id").asText() + "/preview?basis=" + basis,
                        "preview/" + plan.path("id").asText());
        for (JsonNode pot : seen.path("pots")) {
            stage.say("%-22s %14s", pot.path("label").asText(), shown(pot.path("amount")));
        }
    }

    /** Hash of a committed run's lines as the service gives them out. */
    static String hash(Stage stage, String runId) {
        return DepartmentReturns.sha256(
                stage.as(People.AUDITOR).file(ALLOCATION, "/v1/runs/" + runId + "/lines.csv", "text/csv"));
    }

    void show(JsonNode plan) {
        stage.say("%-22s %6s %14s %14s %12s  %s", "pot", "label", "exact", "stated", "deviation", "finding");
        for (JsonNode pot : plan.path("pots")) {
            stage.say(
                    "%-22s %5s%% %14s %14s %12s  %s",
                    pot.path("label").asText(),
                    pot.path("percent").asText(),
                    shown(pot.path("exact")),
                    shown(pot.path("stated")),
                    shown(pot.path("deviation")),
                    pot.path("finding").asText());
        }
        stage.say("residual %s, held in the grant", shown(plan.path("residual").path("amount")));
    }

    private static String shown(JsonNode money) {
        return money.hasNonNull("amount") ? Sterling.shown(Sterling.pence(money)) : "-";
    }

    JsonNode approve(JsonNode plan, String decisionId, String basis) {
        String path = "/v1/plans/" + plan.path("id").asText();
        stage.step("plan." + plan.path("instalmentNumber").asText() + ".approve");
        return stage.as(People.APPROVER)
                .post(
                        ALLOCATION,
                        path + "/approval",
                        Map.of("decisionId", decisionId, "governingBasis", basis),
                        path + "/approval");
    }

    /** A pot shared over a snapshot; looked at first without storing anything. */
    record Sharing(PublishedPot pot, String snapshotId, List<String> drivers, String declaredRate) {}

    JsonNode share(JsonNode plan, Sharing sharing) {
        Map<String, Object> body = Map.of(
                "planId", plan.path("id").asText(),
                "potCode", sharing.pot().code(),
                "snapshotId", sharing.snapshotId(),
                "method", "PRO_RATA",
                "drivers", sharing.drivers(),
                "declaredRate", sharing.declaredRate(),
                "remainderRule", "LARGEST_REMAINDER");
        String fact = "run/" + plan.path("id").asText() + "/" + sharing.pot().code();
        stage.as(People.PREPARER).tryOut(ALLOCATION, "/v1/runs?dryRun=true", body, fact + "/preview");
        stage.step("run." + plan.path("instalmentNumber").asText() + "."
                + sharing.pot().code());
        JsonNode run = stage.as(People.PREPARER).post(ALLOCATION, "/v1/runs", body, fact);
        stage.say(
                "%s: %s over %s units in %s lines = £%s each, declared about £%s (%s%%)",
                sharing.pot().label(),
                shown(run.path("allocated")),
                run.path("units").asText(),
                run.path("lineCount").asText(),
                run.path("effectiveRate").asText(),
                run.path("declaredRate").asText(),
                run.path("rateDeviation").asText());
        return run;
    }

    /** Days on which the tranche's awards are offered, accepted and paid. */
    record Days(LocalDate offeredOn, LocalDate acceptedOn, LocalDate paidOn) {}
}
