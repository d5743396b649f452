package org.grantsuite.reporting.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random grants as they happen: receipts, payments, spends, reversals, accruals, recoveries and provider returns that are
 * corrected, in any order of arrival. Every cell of the return is held against a recomputation that knows only the events and
 * shares no line with the calculator.
 */
class EveryCellPropertyTest {

    private static final int CASES = 1_500;
    private static final LocalDate OPENING = LocalDate.parse("2021-10-21");
    private static final List<String> MEASURES = List.of("RETENTION", "LOCAL_RECRUITMENT", "OTHER");
    private static final String ADMIN = "DISTRIBUTION_AND_REPORTING";

    /** Something that happened; {@code measure} is null where it has none, {@code back} while nothing took it back. */
    private record Event(
            String kind,
            String who,
            @Nullable String measure,
            long pence,
            LocalDate on,
            @Nullable LocalDate back) {}

    /** What a provider stated last, and what it stated at the point before. */
    private record Statement(String provider, Map<String, Long> spend, Map<OutputKind, Long> outputs, boolean funded) {}

    private record Grant(
            List<Event> events,
            List<Statement> statements,
            List<Statement> before,
            Map<OutputKind, Long> council,
            Map<OutputKind, Long> councilBefore) {}

    @Test
    void shouldEqualTheEventsInEveryCell() {
        var random = new Random(31_5781);
        for (int i = 0; i < CASES; i++) {
            var grant = grant(random);
            var template = template(random);
            var facts = facts(grant, random);
            var figures = ReturnCalculator.calculate(template, facts);
            assertThat(values(figures)).as("cells of case %s", i).isEqualTo(expected(grant, template));
            assertInvariants(i, grant, template, facts, figures);
        }
    }

    /** Lines agree with the ledger (V2), what is unspent is with providers or the council, D11 is its sum (V4). */
    private static void assertInvariants(
            int i, Grant grant, ReturnTemplate template, ReturnFacts facts, ReturnFigures figures) {
        assertThat(RuleBook.check(template, facts, figures))
                .as("findings of case %s", i)
                .extracting(Finding::id)
                .doesNotContain("V2");
        assertThat(figures.totals().unspentPence())
                .as("unspent of case %s", i)
                .isEqualTo(figures.notYetSpentPence() + figures.heldPence());
        assertThat(figures.adminPence() + figures.directByMeasurePence()).isEqualTo(figures.directPence());
    }

    private static Grant grant(Random random) {
        var events = new ArrayList<Event>();
        for (int i = random.nextInt(30); i > 0; i--) {
            events.add(event(random));
        }
        var now = new ArrayList<Statement>();
        var before = new ArrayList<Statement>();
        for (int i = random.nextInt(5); i > 0; i--) {
            now.add(statement(random, "P" + i));
            if (random.nextBoolean()) {
                before.add(statement(random, "P" + i));
            }
        }
        return new Grant(events, now, before, outputs(random), outputs(random));
    }

    private static Event event(Random random) {
        var on = OPENING.plusDays(random.nextInt(160));
        long pence = 1 + random.nextInt(5_000_000);
        var measure = MEASURES.get(random.nextInt(3));
        LocalDate back = random.nextInt(3) == 0 ? on.plusDays(random.nextInt(60)) : null;
        return switch (random.nextInt(7)) {
            case 0 -> new Event("RECEIPT", "", null, pence, on, null);
            case 1 -> new Event("PAYMENT", "P" + random.nextInt(6), null, pence, on, null);
            case 2 -> new Event("RECOVERY", "", null, pence, on, null);
            case 3 -> new Event("ADMIN", "", null, pence, on, back);
            case 4 -> new Event("ACCRUAL", "", measure, pence, on, on.plusDays(1));
            case 5 -> new Event("PREPAYMENT", "", measure, pence, on, on.plusDays(1));
            default -> new Event("SPEND", "", measure, pence, on, back);
        };
    }

    private static Statement statement(Random random, String provider) {
        var spend = new HashMap<String, Long>();
        for (var measure : MEASURES) {
            if (random.nextBoolean()) {
                spend.put(measure, (long) 1 + random.nextInt(300_000));
            }
        }
        return new Statement(provider, spend, outputs(random), random.nextInt(4) > 0);
    }

    /** Some are stated and some are not: missing is not nil. */
    private static Map<OutputKind, Long> outputs(Random random) {
        var outputs = new HashMap<OutputKind, Long>();
        for (var kind : OutputKind.values()) {
            if (random.nextInt(3) > 0) {
                outputs.put(kind, (long) random.nextInt(10_000));
            }
        }
        return outputs;
    }

    /** Cumulative with a window inside, cumulative from the opening, or of its own days alone. */
    private static ReturnTemplate template(Random random) {
        var from = OPENING.plusDays(random.nextInt(60));
        var to = from.plusDays(1 + random.nextInt(90));
        int shape = random.nextInt(3);
        var period = shape == 2 ? new Period(from, to) : new Period(OPENING, to);
        var window = shape == 0 ? new Period(from, to) : shape == 1 ? period : null;
        var metrics = new ArrayList<>(Facts.template().metrics());
        metrics.add(metric("M1", MetricType.MONEY, ReportedFigure.TOTAL_SPEND));
        metrics.add(metric("M2", MetricType.MONEY, ReportedFigure.RECEIVED));
        metrics.add(metric("M3", MetricType.MONEY, ReportedFigure.UNSPENT));
        metrics.add(metric("M4", MetricType.COUNT, ReportedFigure.STATED));
        metrics.add(windowed("W1", MetricType.MONEY, ReportedFigure.DIRECT));
        metrics.add(windowed("W2", MetricType.MONEY, ReportedFigure.TRANSFERRED));
        metrics.add(windowed("W3", MetricType.MONEY_BY_MEASURE, ReportedFigure.SPEND_BY_MEASURE));
        metrics.add(windowed("W4", MetricType.HOURS, ReportedFigure.HOURS));
        var base = Facts.template();
        return new ReturnTemplate(
                "P",
                "Point",
                period,
                Facts.WINDOW,
                base.dueOn(),
                shape != 2,
                false,
                false,
                null,
                Set.of(),
                base.measures(),
                metrics,
                base.adminCaps(),
                base.rules(),
                new PointForm(false, window, null, List.of(), List.of(), null, window == null ? null : "BEFORE"));
    }

    private static Metric metric(String code, MetricType type, ReportedFigure figure) {
        return new Metric(code, code, type, "UNIT", "CUMULATIVE", List.of(), figure);
    }

    private static Metric windowed(String code, MetricType type, ReportedFigure figure) {
        return new Metric(code, code, type, "UNIT", "PERIOD", List.of(), figure);
    }

    /** As the services record the events, in whatever order they arrived. */
    private static ReturnFacts facts(Grant grant, Random random) {
        var facts = new Facts();
        var arrived = new ArrayList<>(grant.events());
        Collections.shuffle(arrived, random);
        int number = 0;
        for (var event : arrived) {
            record(facts, event, "E" + number++);
        }
        Collections.shuffle(facts.ledger, random);
        var returns = new ArrayList<>(grant.statements());
        Collections.shuffle(returns, random);
        returns.forEach(one -> facts.add(figures(one)));
        var before = new ArrayList<>(grant.before());
        Collections.shuffle(before, random);
        facts.outputs(grant.council());
        var built = facts.build();
        return new ReturnFacts(
                built.allocationPence(),
                0,
                built.ledger(),
                built.directSpend(),
                built.payments(),
                built.counts(),
                built.providerReturns(),
                built.inputs(),
                Map.of(),
                PreviousPoint.of(
                        "BEFORE",
                        before.stream().map(EveryCellPropertyTest::figures).toList(),
                        grant.councilBefore()),
                null);
    }

    private static void record(Facts facts, Event event, String reference) {
        var out = switch (event.kind()) {
            case "RECEIPT" -> new String[] {"GRANT_CASH", "GRANT_RECEIVED"};
            case "PAYMENT" -> new String[] {"TRANSFERRED", "GRANT_CASH"};
            case "RECOVERY" -> new String[] {"GRANT_CASH", "RECOVERED"};
            case "ADMIN" -> new String[] {"ADMIN_SPEND", "GRANT_CASH"};
            case "PREPAYMENT" -> new String[] {"GRANT_CASH", "DIRECT_SPEND"};
            default -> new String[] {"DIRECT_SPEND", "GRANT_CASH"};
        };
        facts.journal(reference, event.on(), out[0], out[1], event.pence());
        var back = event.back();
        if (back != null) {
            facts.journal(reference + " back", back, out[1], out[0], event.pence());
        }
        if (event.kind().equals("PAYMENT")) {
            facts.payments.add(new ProviderPayment(reference, event.who(), event.pence(), event.on()));
        }
        var measure = event.measure();
        boolean admin = event.kind().equals("ADMIN");
        if (admin || measure != null) {
            var kind = event.kind().equals("ACCRUAL")
                    ? LineKind.ACCRUED
                    : event.kind().equals("PREPAYMENT") ? LineKind.PREPAID : LineKind.SPENT;
            facts.direct.add(new DirectSpendLine(
                    kind,
                    reference,
                    measure == null ? ADMIN : measure,
                    admin ? ADMIN : "NONE",
                    event.pence(),
                    event.on(),
                    back,
                    "explained"));
        }
    }

    private static ProviderFigures figures(Statement from) {
        var lines = from.spend().entrySet().stream()
                .map(line -> new ProviderLine(line.getKey(), line.getValue(), "explained"))
                .toList();
        return new ProviderFigures(
                "R-" + from.provider(), from.provider(), from.funded(), Facts.WINDOW, lines, 0, 0, from.outputs());
    }

    // what follows is the recomputation: plain loops over the events, in BigInteger

    private static Map<String, String> expected(Grant grant, ReturnTemplate template) {
        var cells = new TreeMap<String, String>();
        boolean cumulative = template.cumulative();
        var first = cumulative ? OPENING.minusYears(1) : template.period().from();
        var last = template.period().to();
        var direct = spent(grant, first, last, null, true).add(spent(grant, first, last, null, false));
        var transferred = sum(grant, "PAYMENT", first, last);
        var admin = spent(grant, first, last, null, true);
        var received = sum(grant, "RECEIPT", first, last);
        var provider = BigInteger.ZERO;
        for (var measure : MEASURES) {
            provider = provider.add(stated(grant.statements(), measure));
        }
        cells.put("D1", pounds(direct));
        ofWhich(grant, "ACCRUAL", first, last, BigInteger.ONE).forEach(value -> cells.put("D1 ACCRUED", value));
        ofWhich(grant, "PREPAYMENT", first, last, BigInteger.ONE.negate())
                .forEach(value -> cells.put("D1 PREPAID", value));
        cells.put("D2", pounds(transferred));
        boolean any = false;
        for (var measure : MEASURES) {
            var own = spent(grant, first, last, measure, false);
            var theirs = stated(grant.statements(), measure);
            cells.put("D4 " + measure + "/DIRECT", pounds(own));
            cells.put("D4 " + measure + "/PROVIDER", pounds(theirs));
            if (own.signum() != 0 || theirs.signum() != 0) {
                cells.put("D3 " + measure, label(template, measure));
                any = true;
            }
        }
        if (!any) {
            cells.put("D3", "");
        }
        cells.put("D5", output(grant.statements(), grant.council(), OutputKind.HOURS, true));
        cells.put("D6", output(grant.statements(), grant.council(), OutputKind.HOURS_BASELINE, true));
        cells.put("D7", output(grant.statements(), grant.council(), OutputKind.RECRUITS, false));
        cells.put("D8", output(grant.statements(), grant.council(), OutputKind.RECRUITS_BASELINE, false));
        cells.put("D9", output(grant.statements(), grant.council(), OutputKind.LEAVERS, false));
        cells.put("D10", output(grant.statements(), grant.council(), OutputKind.LEAVERS_BASELINE, false));
        var returned = sum(grant, "RECOVERY", first, last);
        cells.put("D11", pounds(transferred.subtract(returned).subtract(provider)));
        cells.put("D12", pounds(admin));
        cells.put("D13 offered", "3");
        cells.put("D13 accepted", "2");
        cells.put("D13 paid", "2");
        var reported = new HashSet<String>();
        grant.statements().stream().filter(Statement::funded).forEach(one -> reported.add(one.provider()));
        cells.put("D13 reported", Integer.toString(reported.size()));
        cells.put("D14", "null");
        cells.put("M1", pounds(direct.add(transferred)));
        cells.put("M2", pounds(received));
        cells.put("M3", pounds(received.subtract(direct).subtract(provider)));
        cells.put("M4", "null");
        window(grant, template, cells);
        return cells;
    }

    private static void window(Grant grant, ReturnTemplate template, Map<String, String> cells) {
        var days = template.form().window();
        boolean own = days != null;
        var first = days != null ? days.from() : template.period().from();
        var last = days != null ? days.to() : template.period().to();
        boolean lessBefore = own && !first.equals(template.period().from());
        cells.put("W1", pounds(spent(grant, first, last, null, true).add(spent(grant, first, last, null, false))));
        ofWhich(grant, "ACCRUAL", first, last, BigInteger.ONE).forEach(value -> cells.put("W1 ACCRUED", value));
        ofWhich(grant, "PREPAYMENT", first, last, BigInteger.ONE.negate())
                .forEach(value -> cells.put("W1 PREPAID", value));
        cells.put("W2", pounds(sum(grant, "PAYMENT", first, last)));
        for (var measure : MEASURES) {
            var theirs = stated(grant.statements(), measure);
            var before = lessBefore ? stated(grant.before(), measure) : BigInteger.ZERO;
            cells.put("W3 " + measure + "/DIRECT", pounds(spent(grant, first, last, measure, false)));
            cells.put("W3 " + measure + "/PROVIDER", pounds(theirs.subtract(before)));
        }
        var hours = output(grant.statements(), grant.council(), OutputKind.HOURS, true);
        var before = output(grant.before(), grant.councilBefore(), OutputKind.HOURS, true);
        boolean unknown = hours.equals("null") || lessBefore && before.equals("null");
        cells.put(
                "W4",
                unknown
                        ? "null"
                        : lessBefore
                                ? new BigDecimal(hours)
                                        .subtract(new BigDecimal(before))
                                        .toPlainString()
                                : hours);
    }

    /** What was spent, less what was taken back, each on its own day; {@code measure} null for every one. */
    private static BigInteger spent(
            Grant grant, LocalDate first, LocalDate last, @Nullable String measure, boolean admin) {
        var total = BigInteger.ZERO;
        for (var event : grant.events()) {
            boolean counts = admin
                    ? event.kind().equals("ADMIN")
                    : event.measure() != null && (measure == null || measure.equals(event.measure()));
            if (!counts) {
                continue;
            }
            var pence = BigInteger.valueOf(event.kind().equals("PREPAYMENT") ? -event.pence() : event.pence());
            if (within(event.on(), first, last)) {
                total = total.add(pence);
            }
            if (event.back() != null && within(event.back(), first, last)) {
                total = total.subtract(pence);
            }
        }
        return total;
    }

    private static List<String> ofWhich(Grant grant, String kind, LocalDate first, LocalDate last, BigInteger sign) {
        var total = BigInteger.ZERO;
        boolean there = false;
        for (var event : grant.events()) {
            boolean on = within(event.on(), first, last);
            boolean back = event.back() != null && within(event.back(), first, last);
            if (event.kind().equals(kind) && on != back) {
                there = true;
                var pence = BigInteger.valueOf(event.pence()).multiply(sign);
                total = on ? total.add(pence) : total.subtract(pence);
            }
        }
        return there ? List.of(pounds(total)) : List.of();
    }

    private static BigInteger sum(Grant grant, String kind, LocalDate first, LocalDate last) {
        var total = BigInteger.ZERO;
        for (var event : grant.events()) {
            if (event.kind().equals(kind) && within(event.on(), first, last)) {
                total = total.add(BigInteger.valueOf(event.pence()));
            }
        }
        return total;
    }

    private static BigInteger stated(List<Statement> statements, String measure) {
        var total = BigInteger.ZERO;
        for (var one : statements) {
            total = total.add(BigInteger.valueOf(one.spend().getOrDefault(measure, 0L)));
        }
        return total;
    }

    private static String output(
            List<Statement> statements, Map<OutputKind, Long> council, OutputKind kind, boolean hours) {
        var total = BigInteger.ZERO;
        boolean known = council.containsKey(kind);
        if (known) {
            total = BigInteger.valueOf(council.get(kind));
        }
        for (var one : statements) {
            if (one.outputs().containsKey(kind)) {
                known = true;
                total = total.add(BigInteger.valueOf(one.outputs().get(kind)));
            }
        }
        return !known ? "null" : hours ? pounds(total) : total.toString();
    }

    private static boolean within(LocalDate day, LocalDate first, LocalDate last) {
        return day.compareTo(first) >= 0 && day.compareTo(last) <= 0;
    }

    private static String label(ReturnTemplate template, String measure) {
        return template.measure(measure).orElseThrow().label();
    }

    private static String pounds(BigInteger pence) {
        return new BigDecimal(pence, 2).toPlainString();
    }

    private static Map<String, String> values(ReturnFigures figures) {
        var texts = new TreeMap<String, String>();
        figures.cells().forEach(cell -> texts.put(cell.place(), String.valueOf(cell.value())));
        return texts;
    }
}
