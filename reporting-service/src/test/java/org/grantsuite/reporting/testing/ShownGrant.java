package org.grantsuite.reporting.testing;

import static org.grantsuite.reporting.testing.SiblingGrant.money;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the siblings tell a page of a grant: a plan off by 60p, a run with its reason, a gate that is open. */
public final class ShownGrant {

    public static final String RECEIVED = "331788.60";
    public final SiblingGrant grant;
    public final UUID planId = UUID.randomUUID();
    public final UUID runId = UUID.randomUUID();
    public final UUID receiptJournal = UUID.randomUUID();

    private ShownGrant(SiblingGrant grant) {
        this.grant = grant;
    }

    public static ShownGrant of(SiblingGrant grant) {
        var shown = new ShownGrant(grant.archive().publish());
        shown.books();
        shown.papers();
        shown.plan();
        return shown;
    }

    private void books() {
        var position = new LinkedHashMap<String, Object>();
        for (var sum : List.of("recovered", "ownResources", "direct", "admin", "repaid", "setOff")) {
            position.put(sum, money("0.00"));
        }
        position.put("received", money(RECEIVED));
        position.put("transferred", money("1490.50"));
        position.put("held", money("330298.10"));
        position.put("cash", money("330298.10"));
        answer(
                "/grant/v1/grants/" + grant.id + "/ledger/balances",
                Map.of(
                        "grantId",
                        grant.id,
                        "asOf",
                        "2022-05-01",
                        "journalSequence",
                        3,
                        "accounts",
                        List.of(),
                        "position",
                        position));
        answer(
                "/grant/v1/grants/" + grant.id + "/commitment-position",
                Map.of(
                        "grantId", grant.id,
                        "asOf", "2022-05-01",
                        "allocation", money("552981.00"),
                        "pots", List.of(),
                        "total", commitment(),
                        "uncommitted", money("550000.00")));
        answer("/grant/v1/grant-register", Map.of("items", List.of(entry())));
    }

    private static Map<String, Object> commitment() {
        var total = new LinkedHashMap<String, Object>();
        for (var sum : List.of("direct", "admin", "recovered", "reserved")) {
            total.put(sum, money("0.00"));
        }
        total.put("transferred", money("1490.50"));
        total.put("actual", money("1490.50"));
        total.put("committed", money("1490.50"));
        total.put("total", money("2981.00"));
        return total;
    }

    private Map<String, Object> entry() {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("grantId", grant.id);
        entry.put("determinationNumber", "31/5781");
        entry.put("name", "Workforce Recruitment and Retention Fund");
        entry.put("schemeCode", "WRRF-1");
        entry.put("edition", "2021-11");
        entry.put("determinedOn", "2021-11-01");
        entry.put("allocation", money("552981.00"));
        entry.put("received", money(RECEIVED));
        entry.put("spent", money("1490.50"));
        entry.put("repaid", money("0.00"));
        entry.put("held", money("330298.10"));
        entry.put("atRisk", money("221192.40"));
        entry.put(
                "nextDeadline", Map.of("code", "RP1", "label", "First return", "dueOn", "2022-01-14", "daysLeft", -3));
        return entry;
    }

    private void papers() {
        answer("/grant/v1/grants/" + grant.id + "/instalments", Map.of("items", List.of(instalment())));
        answer("/grant/v1/grants/" + grant.id + "/receipts", Map.of("items", List.of(receipt())));
    }

    private Map<String, Object> receipt() {
        var receipt = new LinkedHashMap<String, Object>();
        receipt.put("id", UUID.randomUUID());
        receipt.put("grantId", grant.id);
        receipt.put("instalmentNumber", 1);
        receipt.put("bankReference", "DHSC <1>");
        receipt.put("amount", money(RECEIVED));
        receipt.put("receivedOn", "2021-11-29");
        receipt.put("dateAssumed", false);
        receipt.put("journalId", receiptJournal);
        receipt.put("warnings", List.of());
        receipt.put("recordedAt", "2022-05-01T10:00:00Z");
        receipt.put("recordedBy", "farid");
        return receipt;
    }

    /** grant-service reversed the receipt; returns the reversal's journal. */
    public UUID reverseTheReceipt(String on, String reason) {
        var journal = UUID.randomUUID();
        var reversed = receipt();
        reversed.put(
                "reversal",
                Map.of(
                        "reason", reason,
                        "reversedOn", on,
                        "journalId", journal,
                        "recordedAt", "2022-05-02T10:00:00Z",
                        "recordedBy", "farid"));
        answer("/grant/v1/grants/" + grant.id + "/receipts", Map.of("items", List.of(reversed)));
        return journal;
    }

    /** The next look at the receipts finds one and the way to another. */
    public void receiptsInTwoPages() {
        var path = "/grant/v1/grants/" + grant.id + "/receipts";
        Siblings.answerOnce("GET", path, Map.of("items", List.of(receipt()), "next", "more"));
        answer(path, Map.of("items", List.of(receipt())));
    }

    private static Map<String, Object> instalment() {
        var gate = new LinkedHashMap<String, Object>();
        gate.put("reportingPoint", "RP1");
        gate.put("dueOn", "2022-01-14");
        gate.put("status", "OPEN");
        gate.put("daysLeft", 9);
        gate.put("amountAtRisk", money("221192.40"));
        var instalment = new LinkedHashMap<String, Object>();
        instalment.put("id", UUID.randomUUID());
        instalment.put("number", 2);
        instalment.put("basis", "REST");
        instalment.put("expected", money("221192.40"));
        instalment.put("received", money("0.00"));
        instalment.put("outstanding", money("221192.40"));
        instalment.put("amountAtRisk", money("221192.40"));
        instalment.put("status", "CONDITIONAL");
        instalment.put("gate", gate);
        return instalment;
    }

    private void plan() {
        var plan = new LinkedHashMap<String, Object>();
        plan.put("id", planId);
        plan.put("grantId", grant.id);
        plan.put("instalmentNumber", 1);
        plan.put("name", "First sixty per cent");
        plan.put("amount", money(RECEIVED));
        plan.put("basis", "AMOUNT");
        plan.put("geographyPolicy", "LOCATION_IN_AREA");
        plan.put("pots", List.of(pot()));
        plan.put("residual", Map.of("amount", money("0.60"), "holder", "HELD_IN_GRANT"));
        plan.put("warnings", List.of());
        plan.put("status", "APPROVED");
        plan.put("preparedBy", "petra");
        plan.put("recordedAt", "2022-05-01T10:00:00Z");
        plan.put("version", 1);
        answer("/allocation/v1/plans/" + planId, plan);
        Siblings.answer("GET", "/allocation/v1/plans", grant.id.toString(), 200, Map.of("items", List.of(plan)));
        answer("/allocation/v1/runs", Map.of("items", List.of()));
        Siblings.answer("GET", "/allocation/v1/recoveries", grant.id.toString(), 200, Map.of("items", List.of()));
        answer("/allocation/v1/awards", Map.of("items", List.of()));
    }

    private static Map<String, Object> pot() {
        var pot = new LinkedHashMap<String, Object>();
        pot.put("code", "CARE_HOMES");
        pot.put("label", "Care homes");
        pot.put("recipient", "PROVIDERS");
        pot.put("percent", "40.2");
        pot.put("exact", money("133379.02"));
        pot.put("stated", money("134075.89"));
        pot.put("deviation", money("696.87"));
        pot.put("amount", money("134075.89"));
        pot.put("finding", "DEVIATES");
        for (var sum : List.of("allocated", "awarded", "declined", "remaining")) {
            pot.put(sum, money("0.00"));
        }
        return pot;
    }

    public UUID award(String providerId) {
        return award(providerId, "1000.00");
    }

    /** An award of £1,000.00 as its own page shows it, with the reason of its only line. */
    public UUID award(String providerId, String accepted) {
        var award = new LinkedHashMap<String, Object>();
        var id = grant.awardOf(providerId);
        award.put("id", id);
        award.put("grantId", grant.id);
        award.put("planId", planId);
        award.put("instalmentNumber", 1);
        award.put("providerId", providerId);
        award.put("providerName", "Provider " + providerId);
        award.put("amount", money("1000.00"));
        award.put("lines", List.of(Map.of("potCode", "CARE_HOMES", "amount", money("1000.00"))));
        award.put("status", "ACCEPTED");
        award.put("accepted", money(accepted));
        award.put("paid", money(accepted));
        award.put("terms", Map.of("version", "1", "hash", "0".repeat(64)));
        award.put("offeredOn", "2021-12-16");
        award.put("recordedAt", "2022-05-01T10:00:00Z");
        award.put("version", 1);
        answer("/allocation/v1/awards/" + id, award);
        answer("/allocation/v1/awards", Map.of("items", List.of(award)));
        var line = new LinkedHashMap<String, Object>();
        line.put("lineKey", providerId + "-L1/CARE_HOME/BEDS");
        line.put("providerId", providerId);
        line.put("service", "CARE_HOME");
        line.put("driver", "BEDS");
        line.put("units", 44);
        line.put("exact", "1000.00");
        line.put("amount", money("1000.00"));
        line.put("explanation", "44 of 1,844 beds of the pot");
        answer("/allocation/v1/awards/" + id + "/run-lines", Map.of("items", List.of(line)));
        return id;
    }

    private static void answer(String path, Object body) {
        Siblings.answer("GET", path, "", 200, body);
    }
}
