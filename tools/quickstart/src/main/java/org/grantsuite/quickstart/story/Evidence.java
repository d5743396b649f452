package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.process.ServiceName.ALLOCATION;
import static org.grantsuite.quickstart.process.ServiceName.GRANT;
import static org.grantsuite.quickstart.process.ServiceName.REPORTING;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.grantsuite.quickstart.api.Sterling;
import org.grantsuite.quickstart.invariant.RawLines;
import org.grantsuite.quickstart.process.ServiceName;

/** Fetches, as the auditor, every raw line the invariants are worked out from. */
final class Evidence {
    private static final List<String> CUMULATIVE = List.of("D1", "D2", "D5", "D7", "D9");

    private final Stage stage;
    private final Determination.Grant grant;
    private final List<String> moneyTexts = new ArrayList<>();
    private final List<RawLines.Departure> overrides = new ArrayList<>();

    Evidence(Stage stage, Determination.Grant grant) {
        this.stage = stage;
        this.grant = grant;
    }

    /** What the story holds in hand and the lines are compared with. */
    record Told(
            List<JsonNode> plans,
            Map<String, String> runHashes,
            JsonNode firstReturn,
            FinalReturn.Told finalReturn,
            Closing.Told closed) {}

    RawLines collect(Told told) {
        RawLines.Ledger ledger = ledger();
        RawLines.Shares shares = shares(told);
        RawLines.Reports reports = reports(told);
        JsonNode first = told.firstReturn();
        overrides.add(new RawLines.Departure(
                "nil return",
                first.path("preparedBy").asText(),
                first.path("submission").path("sentAt").asText(),
                first.path("nilReason").asText()));
        list(GRANT, grant.path() + "/decisions").stream()
                .filter(decision -> decision.hasNonNull("governingBasis"))
                .forEach(decision -> overrides.add(new RawLines.Departure(
                        "basis of a split",
                        decision.path("body").asText(),
                        decision.path("decidedOn").asText(),
                        decision.path("title").asText())));
        return new RawLines(ledger, shares, reports, new RawLines.Records(deadlines(), moneyTexts, overrides));
    }

    private RawLines.Ledger ledger() {
        List<RawLines.Journal> journals = new ArrayList<>();
        List<RawLines.Entry> entries = new ArrayList<>();
        for (JsonNode journal : list(GRANT, grant.path() + "/journals")) {
            String id = journal.path("id").asText();
            journals.add(new RawLines.Journal(
                    id,
                    journal.path("kind").asText(),
                    journal.path("businessKey").asText()));
            LocalDate valueOn = day(journal, "valueOn");
            for (JsonNode transfer : journal.path("transfers")) {
                long pence = Sterling.pence(transfer.path("amount"));
                entries.add(new RawLines.Entry(
                        id, valueOn, transfer.path("debitAccount").asText(), pence, 0));
                entries.add(new RawLines.Entry(
                        id, valueOn, transfer.path("creditAccount").asText(), 0, pence));
            }
        }
        List<RawLines.Held> held = entries.stream()
                .map(RawLines.Entry::valueOn)
                .distinct()
                .map(day -> new RawLines.Held(day, heldOn(day)))
                .toList();
        List<RawLines.Receipt> receipts = list(GRANT, grant.path() + "/receipts").stream()
                .map(receipt -> new RawLines.Receipt(
                        receipt.path("bankReference").asText(),
                        receipt.path("journalId").asText()))
                .toList();
        List<RawLines.DirectLine> direct = list(GRANT, grant.path() + "/direct-spend").stream()
                .filter(line -> "POSTED".equals(line.path("status").asText()))
                .map(line ->
                        new RawLines.DirectLine(line.path("adminKind").asText(), Sterling.pence(line.path("amount"))))
                .toList();
        return new RawLines.Ledger(journals, entries, held, receipts, direct, adminCap());
    }

    private long heldOn(LocalDate day) {
        JsonNode balances = scan(stage.as(People.AUDITOR).get(GRANT, grant.path() + "/ledger/balances?asOf=" + day));
        return Sterling.pence(balances.path("position").path("held"));
    }

    /** Of the total allocation, by the edition's own percentage. */
    private long adminCap() {
        JsonNode cap = grant.edition().path("administration").path("caps").path(0);
        return new BigDecimal(cap.path("percent").asText())
                .movePointLeft(2)
                .multiply(BigDecimal.valueOf(Published.ALLOCATION))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private RawLines.Shares shares(Told told) {
        List<RawLines.Plan> plans = new ArrayList<>();
        List<RawLines.Pot> pots = new ArrayList<>();
        List<RawLines.RunLine> runLines = new ArrayList<>();
        List<RawLines.FrozenRun> frozenRuns = new ArrayList<>();
        List<JsonNode> instalments = items(grant.path() + "/instalments");
        for (JsonNode plan : told.plans()) {
            String id = plan.path("id").asText();
            JsonNode instalment = instalments.get(plan.path("instalmentNumber").asInt() - 1);
            plans.add(new RawLines.Plan(
                    id,
                    Sterling.pence(instalment.path("expected")),
                    Sterling.pence(plan.path("amount")),
                    Sterling.pence(plan.path("residual").path("amount"))));
            for (JsonNode pot : plan.path("pots")) {
                pots.add(new RawLines.Pot(
                        id,
                        pot.path("code").asText(),
                        "PROVIDERS".equals(pot.path("recipient").asText()),
                        Sterling.pence(pot.path("amount"))));
            }
            for (JsonNode run : list(ALLOCATION, "/v1/runs?planId=" + id)) {
                runLines.addAll(runLines(id, run));
                String runId = run.path("id").asText();
                frozenRuns.add(new RawLines.FrozenRun(
                        runId, told.runHashes().getOrDefault(runId, "unknown"), Tranche.hash(stage, runId)));
            }
        }
        List<JsonNode> awards = list(ALLOCATION, "/v1/awards?grantId=" + grant.id());
        awards.stream().filter(award -> award.hasNonNull("declinedOn")).forEach(this::keepDecline);
        List<RawLines.Location> locations = list(ALLOCATION, "/v1/locations").stream()
                .map(Evidence::location)
                .toList();
        return new RawLines.Shares(
                plans,
                pots,
                runLines,
                frozenRuns,
                awards.stream().map(Evidence::award).toList(),
                awards.stream().flatMap(award -> awardLines(award).stream()).toList(),
                payments(told.plans()),
                locations);
    }

    private List<RawLines.RunLine> runLines(String planId, JsonNode run) {
        return list(ALLOCATION, "/v1/runs/" + run.path("id").asText() + "/lines").stream()
                .map(line -> new RawLines.RunLine(
                        planId,
                        run.path("potCode").asText(),
                        line.path("lineKey").asText(),
                        line.path("units").asLong(),
                        Sterling.pence(line.path("amount"))))
                .toList();
    }

    private void keepDecline(JsonNode award) {
        overrides.add(new RawLines.Departure(
                "award declined",
                award.path("declinedBy").asText(),
                award.path("declinedOn").asText(),
                award.path("declineReason").asText()));
    }

    private static RawLines.Location location(JsonNode location) {
        return new RawLines.Location(
                location.path("locationId").asText(),
                location.path("registered").asBoolean(),
                day(location, "registeredOn"),
                Optional.of(location.path("deregisteredOn"))
                        .filter(JsonNode::isTextual)
                        .map(text -> LocalDate.parse(text.asText())));
    }

    private static RawLines.Award award(JsonNode award) {
        return new RawLines.Award(
                award.path("id").asText(),
                award.path("status").asText(),
                Sterling.pence(award.path("amount")),
                Sterling.pence(award.path("paid")));
    }

    private static List<RawLines.AwardLine> awardLines(JsonNode award) {
        List<RawLines.AwardLine> lines = new ArrayList<>();
        award.path("lines")
                .forEach(line -> lines.add(new RawLines.AwardLine(
                        award.path("id").asText(),
                        award.path("planId").asText(),
                        line.path("potCode").asText(),
                        Sterling.pence(line.path("amount")))));
        return lines;
    }

    private List<RawLines.Payment> payments(List<JsonNode> plans) {
        return list(ALLOCATION, "/v1/payments?grantId=" + grant.id()).stream()
                .map(payment -> new RawLines.Payment(
                        payment.path("id").asText(),
                        payment.path("awardId").asText(),
                        payment.path("providerId").asText(),
                        payment.path("locationId").asText(),
                        decidedOn(plans, payment.path("instalmentNumber").asInt()),
                        day(payment, "paidOn"),
                        Sterling.pence(payment.path("amount"))))
                .toList();
    }

    private static LocalDate decidedOn(List<JsonNode> plans, int instalment) {
        return plans.stream()
                .filter(plan -> plan.path("instalmentNumber").asInt() == instalment)
                .map(plan -> day(plan.path("decision"), "decidedOn"))
                .findFirst()
                .orElseThrow();
    }

    private RawLines.Reports reports(Told told) {
        List<RawLines.ProviderReturn> returns =
                list(REPORTING, "/v1/provider-returns?reportingPoint=RP2&status=ACCEPTED&grantId=" + grant.id())
                        .stream()
                        .map(one -> new RawLines.ProviderReturn(
                                one.path("providerId").asText(),
                                one.path("locationId").asText(),
                                Sterling.pence(one.path("spent")),
                                Sterling.pence(one.path("returned")),
                                Sterling.pence(one.path("unspent"))))
                        .toList();
        FinalReturn.Told last = told.finalReturn();
        byte[] file = stage.as(People.AUDITOR).file(REPORTING, last.path() + "/file.json", "application/json");
        RawLines.Certificate certificate = new RawLines.Certificate(
                last.certificate().path("contentHash").asText(),
                last.submitted().path("contentHash").asText(),
                DepartmentReturns.sha256(file));
        List<RawLines.Submission> submissions = list(GRANT, grant.path() + "/submissions").stream()
                .map(one -> new RawLines.Submission(
                        one.path("departmentReturnId").asText(),
                        one.path("version").asInt()))
                .toList();
        return new RawLines.Reports(
                returns,
                figures(scan(told.firstReturn()), scan(last.submitted())),
                List.of(certificate),
                submissions,
                locked(told.closed()),
                comebacks());
    }

    /** What was locked beside the last statement there is, and how a change was answered. */
    private List<RawLines.Locked> locked(Closing.Told closed) {
        List<JsonNode> values = new ArrayList<>();
        scan(stage.as(People.AUDITOR).get(REPORTING, grant.path() + "/final-values"))
                .path("items")
                .forEach(values::add);
        String atEnd = values.get(values.size() - 1).path("contentHash").asText();
        String lock = stage.as(People.AUDITOR)
                .get(REPORTING, grant.path() + "/final-value-lock")
                .path("contentHash")
                .asText();
        return List.of(
                new RawLines.Locked(closed.lockedHash(), atEnd, closed.refusedCode()),
                new RawLines.Locked(closed.lockedHash(), lock, closed.refusedCode()));
    }

    private List<RawLines.Comeback> comebacks() {
        List<JsonNode> recoveries = list(GRANT, grant.path() + "/recoveries");
        recoveries.stream()
                .filter(one -> "WRITTEN_OFF".equals(one.path("kind").asText()))
                .forEach(one -> overrides.add(new RawLines.Departure(
                        "debt written off",
                        one.path("approvedBy").asText(),
                        one.path("valueOn").asText(),
                        one.path("why").asText())));
        return recoveries.stream()
                .map(one -> new RawLines.Comeback(
                        one.path("providerReference").asText().replaceAll("/.*", ""),
                        Sterling.pence(one.path("amount"))))
                .toList();
    }

    private static List<RawLines.CumulativeFigure> figures(JsonNode earlier, JsonNode later) {
        List<RawLines.CumulativeFigure> figures = new ArrayList<>();
        for (String code : CUMULATIVE) {
            Optional<Long> before = figure(earlier, code);
            Optional<Long> after = figure(later, code);
            if (before.isPresent() && after.isPresent()) {
                figures.add(new RawLines.CumulativeFigure(code, before.get(), after.get(), ""));
            }
        }
        return figures;
    }

    private static Optional<Long> figure(JsonNode departmentReturn, String code) {
        for (JsonNode cell : departmentReturn.path("cells")) {
            if (code.equals(cell.path("code").asText()) && cell.path("value").isTextual()) {
                return Optional.of(new BigDecimal(cell.path("value").asText())
                        .movePointRight(2)
                        .longValueExact());
            }
        }
        return Optional.empty();
    }

    private List<RawLines.WorkingDays> deadlines() {
        return items(grant.path() + "/deadlines").stream()
                .filter(deadline -> deadline.path("workingDaysFrom").isObject())
                .map(deadline -> new RawLines.WorkingDays(
                        day(deadline.path("workingDaysFrom"), "on"),
                        deadline.path("workingDaysFrom").path("days").asInt(),
                        day(deadline, "dueOn")))
                .toList();
    }

    private List<JsonNode> list(ServiceName service, String path) {
        List<JsonNode> items = stage.as(People.AUDITOR).list(service, path);
        items.forEach(this::scan);
        return items;
    }

    private List<JsonNode> items(String path) {
        List<JsonNode> items = stage.as(People.AUDITOR).items(GRANT, path);
        items.forEach(this::scan);
        return items;
    }

    /** Keeps every amount as it stands on the wire, quotes and all. */
    private JsonNode scan(JsonNode node) {
        if (node.has("amount") && node.has("currency")) {
            moneyTexts.add(node.path("amount").toString());
        }
        node.forEach(this::scan);
        return node;
    }

    private static LocalDate day(JsonNode node, String field) {
        return LocalDate.parse(node.path(field).asText());
    }
}
