package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.process.ServiceName.ALLOCATION;
import static org.grantsuite.quickstart.process.ServiceName.GRANT;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grantsuite.quickstart.api.Sterling;

/** A payment run: prepared, approved and released by three people, each payment a journal at the other end. */
final class Payments {
    private final Stage stage;
    private final Determination.Grant grant;

    Payments(Stage stage, Determination.Grant grant) {
        this.stage = stage;
        this.grant = grant;
    }

    List<JsonNode> pay(JsonNode plan, String label, LocalDate paidOn) {
        String planId = plan.path("id").asText();
        String number = plan.path("instalmentNumber").asText();
        stage.step("payment." + number + ".prepare");
        JsonNode run = stage.as(People.PREPARER)
                .post(
                        ALLOCATION,
                        "/v1/payment-runs",
                        Map.of("planId", planId, "label", label, "paymentOn", paidOn.toString()),
                        "payment-run/" + planId + "/" + label);
        String path = "/v1/payment-runs/" + run.path("id").asText();
        stage.step("payment." + number + ".approve");
        stage.as(People.APPROVER).post(ALLOCATION, path + "/approval", Map.of(), path + "/approval");
        stage.step("payment." + number + ".release");
        JsonNode released = stage.as(People.RELEASER)
                .post(
                        ALLOCATION,
                        path + "/release",
                        Map.of("declaredCount", run.path("count"), "declaredTotal", run.path("total")),
                        path + "/release");
        stage.step("payment." + number + ".released");
        stage.say(
                "%s: %s payments, %s, prepared by %s, approved by %s, released by %s",
                label,
                released.path("count").asText(),
                Sterling.shown(Sterling.pence(released.path("total"))),
                released.path("preparedBy").asText(),
                released.path("approvedBy").asText(),
                released.path("releasedBy").asText());
        List<JsonNode> posted = awaitPosted(path);
        stage.say(
                "all %d in the ledger; held now %s",
                posted.size(),
                Sterling.shown(Sterling.pence(stage.as(People.FINANCE)
                        .get(GRANT, grant.path() + "/ledger/balances")
                        .path("position")
                        .path("held"))));
        return posted;
    }

    private List<JsonNode> awaitPosted(String path) {
        return Await.until("payments of " + path + " to be posted", () -> {
            List<JsonNode> payments = stage.as(People.FINANCE).list(ALLOCATION, path + "/payments");
            payments.stream()
                    .filter(payment ->
                            "POSTING_REFUSED".equals(payment.path("status").asText()))
                    .findFirst()
                    .ifPresent(refused -> {
                        throw new IllegalStateException("The ledger refused a payment: " + refused);
                    });
            boolean all = payments.stream()
                    .allMatch(payment -> "POSTED".equals(payment.path("status").asText()));
            return all ? Optional.of(payments) : Optional.empty();
        });
    }
}
