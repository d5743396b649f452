package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.process.ServiceName.ALLOCATION;
import static org.grantsuite.quickstart.process.ServiceName.GRANT;
import static org.grantsuite.quickstart.process.ServiceName.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.grantsuite.quickstart.api.Problem;
import org.grantsuite.quickstart.api.Sterling;

/** The end of the grant: final value and its lock, money back from providers, one written off, repayment, settlement (R38 to R42). */
final class Closing {
    private final Stage stage;
    private final Determination.Grant grant;

    Closing(Stage stage, Determination.Grant grant) {
        this.stage = stage;
        this.grant = grant;
    }

    /** @param refusedCode how a change of the locked value was refused */
    record Told(
            String lockedHash, String refusedCode, long recoveredPence, long writtenOffPence, JsonNode settlement) {}

    Told tell(FinalReturn.Told last) {
        stage.chapter("Closing: what is unspent comes back and goes back, and the account is settled");
        JsonNode position =
                stage.as(People.FINANCE).get(REPORTING, grant.path() + "/closing?asOf=" + Assumed.FINAL_VALUE_ON);
        stage.say(
                "unspent %s: %s with providers, %s with the council",
                shown(position.path("unspent")),
                shown(position.path("unspentWithProviders")),
                shown(position.path("councilBalance")));
        JsonNode value = state(last.submitted(), Sterling.pence(position.path("unspent")));
        JsonNode lock = lock(value);
        String refused = refuseChange(last.submitted(), Sterling.pence(position.path("unspent")));
        List<JsonNode> debts = raise();
        JsonNode insolvent = debts.stream()
                .min(Comparator.comparingLong(debt -> Sterling.pence(debt.path("amount"))))
                .orElseThrow();
        long recovered = recover(debts, insolvent);
        long writtenOff = writeOff(insolvent);
        awaitLedger();
        repay(Sterling.pence(value.path("unspent")));
        return new Told(lock.path("contentHash").asText(), refused, recovered, writtenOff, settle());
    }

    private JsonNode state(JsonNode submitted, long unspent) {
        stage.step("closing.final-value");
        JsonNode value = stage.as(People.FINANCE)
                .post(
                        REPORTING,
                        grant.path() + "/final-values",
                        statement(submitted, Assumed.FINAL_VALUE_ON, unspent),
                        "final-value/" + grant.id() + "/1");
        stage.say(
                "final value stated %s (assumed): spend %s, unspent %s",
                value.path("statedOn").asText(), shown(value.path("reportedSpend")), shown(value.path("unspent")));
        return value;
    }

    /** The spend by measure is the submitted return's own, with the administration it shows apart. */
    private static Map<String, Object> statement(JsonNode submitted, LocalDate on, long unspent) {
        Map<String, long[]> spend = new TreeMap<>();
        for (JsonNode cell : submitted.path("cells")) {
            if ("D4".equals(cell.path("code").asText()) && cell.path("measure").isTextual()) {
                int route = "DIRECT".equals(cell.path("route").asText()) ? 0 : 1;
                spend.computeIfAbsent(cell.path("measure").asText(), measure -> new long[2])[route] +=
                        Sterling.pence(cell.path("value").asText());
            }
        }
        spend.put("DISTRIBUTION_AND_REPORTING", new long[] {DepartmentReturns.money(submitted, "D12"), 0});
        List<Map<String, Object>> measures = new ArrayList<>();
        spend.forEach((measure, routes) -> measures.add(Map.of(
                "measure", measure,
                "direct", Sterling.money(routes[0]),
                "viaProviders", Sterling.money(routes[1]))));
        return Map.of("statedOn", on.toString(), "unspent", Sterling.money(unspent), "spendByMeasure", measures);
    }

    private JsonNode lock(JsonNode value) {
        stage.step("closing.lock");
        JsonNode lock = stage.as(People.SECOND_FINANCE)
                .post(
                        REPORTING,
                        grant.path() + "/final-value-lock",
                        Map.of("lockedOn", Assumed.LOCKED_ON.toString()),
                        "final-value-lock/" + grant.id());
        stage.say(
                "locked %s by %s, who did not state it: version %s, hash %.12s…",
                lock.path("lockedOn").asText(),
                lock.path("lockedBy").asText(),
                value.path("version").asText(),
                lock.path("contentHash").asText());
        return lock;
    }

    private String refuseChange(JsonNode submitted, long unspent) {
        Map<String, Object> change = new HashMap<>(statement(submitted, Assumed.TOO_LATE_ON, unspent));
        change.put("reason", "An invoice turned up");
        Problem problem = stage.as(People.FINANCE)
                .refused(REPORTING, grant.path() + "/final-values", change, "final-value/" + grant.id() + "/late", 422);
        stage.say("a change of %s is refused: %s", Assumed.TOO_LATE_ON, problem.code());
        return problem.code();
    }

    private List<JsonNode> raise() {
        stage.step("closing.raise");
        JsonNode raised = stage.as(People.FINANCE)
                .post(
                        REPORTING,
                        grant.path() + "/provider-recoveries",
                        Map.of("raisedOn", Assumed.RAISED_ON.toString(), "note", "Unspent at the close of the fund"),
                        "provider-recoveries/" + grant.id());
        List<JsonNode> debts = new ArrayList<>();
        raised.path("items").forEach(debts::add);
        stage.say(
                "%s asked back in %d debts, one for each award, after the lock",
                shown(raised.path("total")), debts.size());
        return debts;
    }

    private long recover(List<JsonNode> debts, JsonNode insolvent) {
        stage.step("closing.recover");
        long recovered = 0;
        for (JsonNode debt : debts) {
            if (debt != insolvent) {
                Map<String, Object> receipt = Map.of(
                        "financeReference", "BACS/" + debt.path("reference").asText(),
                        "amount", debt.path("amount"),
                        "receivedOn", Assumed.RECOVERED_ON.toString());
                stage.as(People.FINANCE)
                        .post(ALLOCATION, path(debt) + "/receipts", receipt, "back/" + debt.path("reference"));
                recovered += Sterling.pence(debt.path("amount"));
            }
        }
        stage.say("%d paid, %s back (dates made up)", debts.size() - 1, Sterling.shown(recovered));
        return recovered;
    }

    /** R40: the provider is gone and the council still owes the department, out of its own pocket. */
    private long writeOff(JsonNode insolvent) {
        stage.step("closing.write-off");
        JsonNode asked = stage.as(People.FINANCE)
                .post(
                        ALLOCATION,
                        path(insolvent) + "/write-offs",
                        Map.of(
                                "amount", insolvent.path("amount"),
                                "writtenOffOn", Assumed.WRITTEN_OFF_ON.toString(),
                                "why", "The provider is insolvent (made up)"),
                        "write-off/" + insolvent.path("reference"));
        stage.as(People.SECOND_FINANCE)
                .post(
                        ALLOCATION,
                        path(insolvent) + "/write-offs/" + asked.path("id").asText() + "/answer",
                        Map.of("approved", true),
                        "write-off-answer/" + asked.path("id").asText());
        long pence = Sterling.pence(insolvent.path("amount"));
        stage.say(
                "%s written off for %s, asked for by one and approved by another: the council's own cost",
                Sterling.shown(pence), insolvent.path("providerId").asText());
        return pence;
    }

    private static String path(JsonNode debt) {
        return "/v1/recoveries/" + debt.path("recoveryId").asText();
    }

    /** What came back and what did not is in the ledger once allocation-service has told it. */
    private void awaitLedger() {
        JsonNode position = Await.until("the ledger to hear of every recovery", () -> {
            JsonNode now = stage.as(People.FINANCE)
                    .get(ALLOCATION, grant.path() + "/outbox-position?onOrBefore=" + Assumed.REPAID_ON);
            return now.path("pending").asInt() == 0 ? Optional.of(now) : Optional.empty();
        });
        if (position.path("refused").asInt() > 0) {
            throw new IllegalStateException("The ledger refused a recovery: " + position);
        }
    }

    private void repay(long unspent) {
        stage.step("closing.repay");
        JsonNode notice = stage.as(People.FINANCE)
                .post(
                        GRANT,
                        grant.path() + "/repayment-notices",
                        Map.of(
                                "noticeReference",
                                "DHSC-LETTER-2022-07",
                                "kind",
                                "UNSPENT",
                                "amount",
                                Sterling.money(unspent),
                                "issuedOn",
                                Assumed.NOTICE_ON.toString(),
                                "mayBeSetOff",
                                true),
                        "notice/" + grant.id());
        JsonNode met = stage.as(People.FINANCE)
                .post(
                        GRANT,
                        grant.path() + "/repayment-notices/" + notice.path("id").asText() + "/payments",
                        Map.of(
                                "paymentReference", "BACS-REPAY-1",
                                "amount", Sterling.money(unspent),
                                "paidOn", Assumed.REPAID_ON.toString()),
                        "repayment/" + grant.id());
        stage.say(
                "repayment notice of %s (assumed) over %s: %s",
                met.path("issuedOn").asText(),
                shown(met.path("amount")),
                met.path("status").asText());
    }

    private JsonNode settle() {
        stage.step("closing.settle");
        JsonNode settled = stage.as(People.FINANCE)
                .post(
                        GRANT,
                        grant.path() + "/settlement",
                        Map.of("settledOn", Assumed.REPAID_ON.toString(), "note", "Every pound is accounted for"),
                        "settlement/" + grant.id());
        stage.say(
                "settled %s: held %s, owed by providers %s, owed to the department %s",
                settled.path("settledOn").asText(),
                shown(settled.path("held")),
                shown(settled.path("owedByProviders")),
                shown(settled.path("owedToDepartment")));
        return settled;
    }

    private static String shown(JsonNode money) {
        return Sterling.shown(Sterling.pence(money));
    }
}
