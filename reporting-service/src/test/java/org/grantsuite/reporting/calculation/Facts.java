package org.grantsuite.reporting.calculation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts of a small grant, valid by default; a test changes the one thing it is about. */
final class Facts {

    static final Period WINDOW = new Period(LocalDate.parse("2021-10-21"), LocalDate.parse("2022-03-31"));
    static final LocalDate RECEIVED_ON = LocalDate.parse("2021-12-15");
    static final LocalDate PAID_ON = LocalDate.parse("2021-12-20");
    static final LocalDate INCURRED_ON = LocalDate.parse("2022-01-10");

    long allocation = 552_981_00;
    long underwritten = 0;
    final List<LedgerTransfer> ledger = new ArrayList<>();
    final List<DirectSpendLine> direct = new ArrayList<>();
    final List<ProviderPayment> payments = new ArrayList<>();
    final List<ProviderAward> awards = new ArrayList<>(List.of(
            new ProviderAward("A", RECEIVED_ON, RECEIVED_ON),
            new ProviderAward("B", RECEIVED_ON, RECEIVED_ON),
            new ProviderAward("C", RECEIVED_ON, null)));
    final List<ProviderFigures> returns = new ArrayList<>();
    final Map<String, String> earlier = new HashMap<>();
    CouncilInputs inputs = CouncilInputs.none();

    @Nullable
    Coverage surveyed;

    /**
     * £1,000.00 received; £600.00 paid to two providers; £250.00 direct, £5.00 of it administration. Provider A spent
     * £390.00 of
     * £400.00, provider B all of its £200.00. So £10.00 is with A and £150.00 with the council.
     */
    static Facts aSettledGrant() {
        var facts = new Facts().receipt("1000.00");
        facts.allocation = 1_000_00;
        facts.pay("A", "400.00").pay("B", "200.00");
        facts.spend("GL1", "RETENTION", "245.00").admin("GL2", "5.00");
        facts.providerReturn("A", "10.00", Map.of("RETENTION", "300.00", "OTHER", "90.00"));
        facts.providerReturn("B", "0.00", Map.of("RETENTION", "200.00"));
        return facts;
    }

    Facts receipt(String pounds) {
        return journal("receipt", RECEIVED_ON, "GRANT_CASH", "GRANT_RECEIVED", pence(pounds));
    }

    Facts pay(String provider, String pounds) {
        return pay(provider, pounds, PAID_ON);
    }

    Facts pay(String provider, String pounds, LocalDate on) {
        journal("payment/" + provider, on, "TRANSFERRED", "GRANT_CASH", pence(pounds));
        payments.add(new ProviderPayment("payment/" + provider, award(provider), provider, pence(pounds), on));
        return this;
    }

    /** The award a provider is paid on where a test says nothing else. */
    static UUID award(String provider) {
        return UUID.nameUUIDFromBytes(provider.getBytes(StandardCharsets.UTF_8));
    }

    Facts spend(String reference, String measure, String pounds) {
        return spend(reference, measure, pounds, INCURRED_ON);
    }

    Facts spend(String reference, String measure, String pounds, LocalDate on) {
        journal(reference, on, "DIRECT_SPEND", "GRANT_CASH", pence(pounds));
        direct.add(new DirectSpendLine(reference, measure, "NONE", pence(pounds), on, null, null));
        return this;
    }

    /** As grant-service posts it: at the cut-off, and taken back on the next day. */
    Facts accrue(LineKind kind, String reference, String measure, String pounds, LocalDate cutOffOn) {
        boolean accrued = kind == LineKind.ACCRUED;
        var back = cutOffOn.plusDays(1);
        var debit = accrued ? "DIRECT_SPEND" : "GRANT_CASH";
        var credit = accrued ? "GRANT_CASH" : "DIRECT_SPEND";
        journal(reference, cutOffOn, debit, credit, pence(pounds));
        journal(reference + " back", back, credit, debit, pence(pounds));
        direct.add(new DirectSpendLine(kind, reference, measure, "NONE", pence(pounds), cutOffOn, back, null));
        return this;
    }

    Facts admin(String reference, String pounds) {
        journal(reference, INCURRED_ON, "ADMIN_SPEND", "GRANT_CASH", pence(pounds));
        direct.add(new DirectSpendLine(
                reference, "ADMIN", "DISTRIBUTION_AND_REPORTING", pence(pounds), INCURRED_ON, null, null));
        return this;
    }

    Facts journal(String key, LocalDate on, String debit, String credit, long pence) {
        ledger.add(new LedgerTransfer("journal-" + ledger.size(), key, on, debit, credit, pence));
        return this;
    }

    Facts providerReturn(String provider, String unspent, Map<String, String> spend) {
        var lines = spend.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(line -> new ProviderLine(line.getKey(), pence(line.getValue()), "explained"))
                .toList();
        return add(new ProviderFigures(
                "return-" + returns.size(),
                provider,
                List.of(award(provider)),
                WINDOW,
                lines,
                pence(unspent),
                0,
                Map.of()));
    }

    Facts add(ProviderFigures figures) {
        returns.add(figures);
        return this;
    }

    Facts outputs(Map<OutputKind, Long> outputs) {
        inputs = new CouncilInputs(null, outputs, null, null, null);
        return this;
    }

    Facts nil(String reason) {
        inputs = new CouncilInputs(reason, Map.of(), null, null, null);
        return this;
    }

    ReturnFacts build() {
        return new ReturnFacts(
                allocation, underwritten, ledger, direct, payments, awards, returns, inputs, earlier, null, surveyed);
    }

    ReturnFigures figures() {
        return ReturnCalculator.calculate(template(), build());
    }

    List<Finding> findings() {
        return findings(template());
    }

    List<Finding> findings(ReturnTemplate template) {
        var facts = build();
        return RuleBook.check(template, facts, ReturnCalculator.calculate(template, facts));
    }

    List<Finding> findings(String id) {
        return findings().stream().filter(finding -> finding.id().equals(id)).toList();
    }

    static ReturnTemplate template() {
        return template(WINDOW, true);
    }

    static ReturnTemplate template(Period period, boolean finalPoint) {
        return new ReturnTemplate(
                "P2",
                "Point 2",
                period,
                WINDOW,
                LocalDate.parse("2022-04-29"),
                true,
                true,
                finalPoint,
                "P1",
                Set.of("NO_RECEIPT", "NO_SPEND"),
                List.of(
                        new Measure("RETENTION", "Retention", false),
                        new Measure("LOCAL_RECRUITMENT", "Recruitment", false),
                        new Measure("OTHER", "Other", true)),
                metrics(),
                List.of(new AdminCap("DISTRIBUTION_AND_REPORTING", new BigDecimal("1"))),
                rules());
    }

    /** A point that is of its own days alone, not cumulative. */
    static ReturnTemplate windowed(Period period) {
        var whole = template(period, false);
        return new ReturnTemplate(
                whole.reportingPoint(),
                whole.label(),
                period,
                whole.spendWindow(),
                whole.dueOn(),
                false,
                whole.certified(),
                false,
                null,
                whole.nilReasons(),
                whole.measures(),
                whole.metrics(),
                whole.adminCaps(),
                whole.rules());
    }

    private static List<Metric> metrics() {
        return List.of(
                metric("D1", MetricType.MONEY),
                metric("D2", MetricType.MONEY),
                metric("D3", MetricType.MEASURE_LIST),
                metric("D4", MetricType.MONEY_BY_MEASURE),
                metric("D5", MetricType.HOURS),
                metric("D6", MetricType.HOURS),
                metric("D7", MetricType.COUNT),
                metric("D8", MetricType.COUNT),
                metric("D9", MetricType.COUNT),
                metric("D10", MetricType.COUNT),
                metric("D11", MetricType.MONEY),
                metric("D12", MetricType.MONEY),
                new Metric(
                        "D13",
                        "Providers",
                        MetricType.COUNTS,
                        "PROVIDER",
                        "POSITION",
                        List.of("offered", "accepted", "paid", "reported")),
                metric("D14", MetricType.TEXT));
    }

    private static Metric metric(String code, MetricType type) {
        return new Metric(code, "Label of " + code, type, "UNIT", "CUMULATIVE", List.of());
    }

    private static List<Rule> rules() {
        var errors = Stream.of(
                        "V1", "V2", "V3", "V4", "V5", "V6", "V7", "V13", "V14", "V15", "V16", "V17", "V18", "V19")
                .map(id -> new Rule(
                        id,
                        Severity.ERROR,
                        "Words of " + id,
                        false,
                        id.equals("V1") ? Map.of("beyondReceivedSeverity", List.of("WARNING")) : Map.of()));
        var baselines =
                new Rule("V10", Severity.WARNING, "Words of V10", true, Map.of("metrics", List.of("D6", "D8", "D10")));
        return Stream.concat(errors, Stream.of(baselines)).toList();
    }

    static long pence(String pounds) {
        return new BigDecimal(pounds).movePointRight(2).longValueExact();
    }
}
