package org.grantsuite.reporting.calculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Random grants as they happen: awards, receipts, own resources, payments, spends, reversals, accruals, recoveries, repayments,
 * set-offs and provider returns that are corrected, in any order of arrival. After each of them every cell of the return is held
 * against a recomputation that knows only the events and shares no line with the calculator, and so are the invariants of DOMAIN 9
 * that figures can break: 1, 3, 5, 7, 10 and 11.
 *
 * <p>After each step too, {@code PublishedPotsPropertyTest} holds 2, and 5 to the penny, in what is told of pots and awards, and
 * {@code ReturnLifePropertyTest} holds 4, 8 and 9 in a return that is frozen, signed, sent and locked. 6 asks for the register of
 * providers, which no figure here is made of: {@code RegisteredRecipientsPropertyTest} of allocation-service holds it.
 */
@Execution(ExecutionMode.CONCURRENT)
class EveryCellPropertyTest {

    private static final int CASES = 250;
    private static final LocalDate OPENING = LocalDate.parse("2021-10-21");
    private static final List<String> MEASURES = List.of("RETENTION", "LOCAL_RECRUITMENT", "OTHER");
    private static final String ADMIN = "DISTRIBUTION_AND_REPORTING";

    /** What a provider was offered; {@code acceptedOn} is null while it has not answered. */
    private record Award(
            UUID id,
            String provider,
            LocalDate offeredOn,
            @Nullable LocalDate acceptedOn) {}

    /** Something that happened; {@code measure} is null where it has none, {@code back} while nothing took it back. */
    private record Event(
            String kind,
            @Nullable Award award,
            @Nullable String measure,
            long pence,
            LocalDate on,
            @Nullable LocalDate back) {}

    /** What a provider stated last, and what it stated at the point before; of no award where it only answered a survey. */
    private record Statement(
            String provider, Set<UUID> awards, Map<String, Long> spend, long unspent, Map<OutputKind, Long> outputs) {}

    private record Grant(
            List<Award> awards,
            List<Event> events,
            List<Statement> statements,
            List<Statement> before,
            Map<OutputKind, Long> council,
            Map<OutputKind, Long> councilBefore) {

        int steps() {
            return Math.max(events.size(), statements.size());
        }

        /** As it stood when so many things had happened and so many statements had come. */
        Grant after(int steps) {
            return new Grant(
                    awards,
                    events.subList(0, Math.min(steps, events.size())),
                    statements.subList(0, Math.min(steps, statements.size())),
                    before,
                    council,
                    councilBefore);
        }
    }

    @Test
    void shouldEqualTheEventsInEveryCellAfterEachStep() {
        var random = new Random(31_5781);
        for (int i = 0; i < CASES; i++) {
            var whole = grant(random);
            var template = template(random);
            Map<String, String> before = Map.of();
            for (int step = 0; step <= whole.steps(); step++) {
                var grant = whole.after(step);
                var facts = facts(grant, before, random);
                var figures = ReturnCalculator.calculate(template, facts);
                var cells = values(figures);
                var place = "step " + step + " of case " + i;
                assertThat(cells).as("cells, %s", place).isEqualTo(expected(grant, template));
                assertMoney(place, grant, template, figures);
                assertFindings(place, grant, template, RuleBook.check(template, facts, figures), before, cells);
                before = cells;
            }
        }
    }

    /** A penny that is nowhere is seen. */
    @Test
    void shouldFindAPennyThatIsNowhere() {
        var random = new Random(1);
        var grant = grant(random);
        var template = template(random);
        var figures = ReturnCalculator.calculate(template, facts(grant, Map.of(), random));
        assertMoney("sound", grant, template, figures);

        var lost = new ReturnFigures(
                figures.receivedPence(),
                figures.directPence(),
                figures.transferredPence(),
                figures.directByMeasurePence(),
                figures.providerByMeasurePence(),
                figures.adminPence(),
                figures.returnedPence(),
                figures.heldPence() - 1,
                figures.missing(),
                figures.totals(),
                figures.cells());
        assertThatThrownBy(() -> assertMoney("a penny lost", grant, template, lost))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("where the money is, a penny lost");
    }

    /** Invariant 1, what is unspent is with providers or the council, and every pound paid is reported on or missing (10). */
    private static void assertMoney(String place, Grant grant, ReturnTemplate template, ReturnFigures figures) {
        var first = first(template);
        var last = template.period().to();
        long own = sum(grant, "OWN_RESOURCES", first, last).longValueExact();
        long back = sum(grant, "REPAYMENT", first, last)
                .add(sum(grant, "SET_OFF", first, last))
                .longValueExact();
        assertThat(figures.receivedPence() + figures.returnedPence() + own)
                .as("where the money is, %s", place)
                .isEqualTo(figures.transferredPence() + figures.directPence() + back + figures.heldPence());
        assertThat(figures.totals().unspentPence())
                .as("unspent, %s", place)
                .isEqualTo(figures.notYetSpentPence() + figures.heldPence() - own + back);
        assertThat(figures.adminPence() + figures.directByMeasurePence()).isEqualTo(figures.directPence());
        var missing = new TreeMap<String, BigInteger>();
        figures.missing().forEach(one -> missing.put(one.providerId(), BigInteger.valueOf(one.paidPence())));
        var unreported = paid(grant, template, false);
        assertThat(missing).as("missing, %s", place).isEqualTo(unreported);
        var all = new ArrayList<>(unreported.values());
        all.addAll(paid(grant, template, true).values());
        assertThat(all.stream().reduce(BigInteger.ZERO, BigInteger::add).longValueExact())
                .as("paid, %s", place)
                .isEqualTo(figures.transferredPence());
    }

    /** Lines agree with the ledger (V2); paid at most accepted at most offered (5); V5, V9, V16 and V17 where they must be. */
    private static void assertFindings(
            String place,
            Grant grant,
            ReturnTemplate template,
            List<Finding> findings,
            Map<String, String> before,
            Map<String, String> now) {
        var ids = findings.stream().map(Finding::id).toList();
        assertThat(ids).as("findings, %s", place).doesNotContain("V2");
        assertThat(count(now, "accepted")).isBetween(count(now, "paid"), count(now, "offered"));
        assertThat(ids.contains("V5"))
                .as("V5, %s", place)
                .isEqualTo(new BigDecimal(now.get("D12")).compareTo(new BigDecimal("5529.81")) > 0);
        assertThat(ids.contains("V16"))
                .as("V16, %s", place)
                .isEqualTo(!paid(grant, template, false).isEmpty());
        assertThat(places(findings, "V9")).as("V9, %s", place).isEqualTo(fallen(before, now));
        assertThat(places(findings, "V17")).as("V17, %s", place).isEqualTo(unaccounted(grant, template));
    }

    private static long count(Map<String, String> cells, String part) {
        return Long.parseLong(cells.get("D13 " + part));
    }

    private static Set<String> places(List<Finding> findings, String id) {
        return findings.stream()
                .filter(one -> one.id().equals(id))
                .map(Finding::place)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Cumulative figures that stand by themselves and are less than they were (7). */
    private static Set<String> fallen(Map<String, String> before, Map<String, String> now) {
        var fallen = new TreeSet<String>();
        for (var code : List.of("D1", "D2", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12", "M1", "M2", "M3")) {
            var then = before.getOrDefault(code, "null");
            boolean known = !then.equals("null") && !now.get(code).equals("null");
            if (known && new BigDecimal(now.get(code)).compareTo(new BigDecimal(then)) < 0) {
                fallen.add(code);
            }
        }
        return fallen;
    }

    /** Providers whose returns do not make up what was paid on the awards they name (10). */
    private static Set<String> unaccounted(Grant grant, ReturnTemplate template) {
        var paid = paid(grant, template, true);
        var faulty = new TreeSet<String>();
        for (var one : grant.statements()) {
            var stated = BigInteger.valueOf(one.unspent());
            for (var pence : one.spend().values()) {
                stated = stated.add(BigInteger.valueOf(pence));
            }
            if (!stated.equals(paid.getOrDefault(one.provider(), BigInteger.ZERO))) {
                faulty.add("provider " + one.provider());
            }
        }
        return faulty;
    }

    /** What each provider was paid on awards that a statement names, or on the others; nothing is left out. */
    private static Map<String, BigInteger> paid(Grant grant, ReturnTemplate template, boolean named) {
        var first = first(template);
        var paid = new TreeMap<String, BigInteger>();
        for (var event : grant.events()) {
            var award = event.award();
            if (award != null && within(event.on(), first, template.period().to())) {
                boolean isNamed = false;
                for (var one : grant.statements()) {
                    isNamed |= one.awards().contains(award.id());
                }
                if (isNamed == named) {
                    paid.merge(award.provider(), BigInteger.valueOf(event.pence()), BigInteger::add);
                }
            }
        }
        return paid;
    }

    private static Grant grant(Random random) {
        var awards = new ArrayList<Award>();
        for (int i = random.nextInt(8); i > 0; i--) {
            var on = OPENING.plusDays(random.nextInt(60));
            var acceptedOn = random.nextInt(4) == 0 ? null : on.plusDays(random.nextInt(30));
            awards.add(new Award(new UUID(random.nextLong(), i), "P" + random.nextInt(5), on, acceptedOn));
        }
        var events = new ArrayList<Event>();
        for (int i = random.nextInt(30); i > 0; i--) {
            events.add(event(random, awards));
        }
        var now = new ArrayList<Statement>();
        var before = new ArrayList<Statement>();
        for (int i = random.nextInt(5); i > 0; i--) {
            now.add(statement(random, "P" + i, awards, events));
            if (random.nextBoolean()) {
                before.add(statement(random, "P" + i, awards, events));
            }
        }
        return new Grant(awards, events, now, before, outputs(random), outputs(random));
    }

    private static Event event(Random random, List<Award> awards) {
        var on = OPENING.plusDays(random.nextInt(160));
        long pence = 1 + random.nextInt(5_000_000);
        var measure = MEASURES.get(random.nextInt(3));
        LocalDate back = random.nextInt(3) == 0 ? on.plusDays(random.nextInt(60)) : null;
        return switch (random.nextInt(10)) {
            case 0 -> new Event("RECEIPT", null, null, pence, on, null);
            case 1 -> payment(random, awards, pence, on);
            case 2 -> new Event("RECOVERY", null, null, pence, on, null);
            case 3 -> new Event("ADMIN", null, null, pence / 10, on, back);
            case 4 -> new Event("ACCRUAL", null, measure, pence, on, on.plusDays(1));
            case 5 -> new Event("PREPAYMENT", null, measure, pence, on, on.plusDays(1));
            case 6 -> new Event("OWN_RESOURCES", null, null, pence, on, back);
            case 7 -> new Event("REPAYMENT", null, null, pence, on, back);
            case 8 -> new Event("SET_OFF", null, null, pence, on, null);
            default -> new Event("SPEND", null, measure, pence, on, back);
        };
    }

    /** On an award that was accepted, on that day or later; where there is none, money comes in. */
    private static Event payment(Random random, List<Award> awards, long pence, LocalDate on) {
        var award = awards.isEmpty() ? null : awards.get(random.nextInt(awards.size()));
        var acceptedOn = award == null ? null : award.acceptedOn();
        return acceptedOn == null
                ? new Event("RECEIPT", null, null, pence, on, null)
                : new Event("PAYMENT", award, null, pence, acceptedOn.plusDays(random.nextInt(100)), null);
    }

    /** Of some of its awards or of none; one in two accounts for all that was ever paid on them. */
    private static Statement statement(Random random, String provider, List<Award> awards, List<Event> events) {
        var named = awards.stream()
                .filter(one -> one.provider().equals(provider) && random.nextInt(4) > 0)
                .map(Award::id)
                .collect(Collectors.toSet());
        long paid = events.stream()
                .filter(event ->
                        event.award() != null && named.contains(event.award().id()))
                .mapToLong(Event::pence)
                .sum();
        var spend = new HashMap<String, Long>();
        long spent = 0;
        for (var measure : MEASURES) {
            if (!named.isEmpty() && random.nextBoolean()) {
                long pence = 1 + random.nextInt(300_000);
                spend.put(measure, pence);
                spent += pence;
            }
        }
        boolean whole = random.nextBoolean() && paid >= spent;
        return new Statement(provider, named, spend, whole ? paid - spent : 0, outputs(random));
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
                rules(),
                new PointForm(false, window, null, List.of(), List.of(), null, window == null ? null : "BEFORE"));
    }

    private static List<Rule> rules() {
        var rules = new ArrayList<>(Facts.template().rules());
        rules.add(new Rule("V9", Severity.WARNING, "Words of V9", true, Map.of()));
        return rules;
    }

    private static Metric metric(String code, MetricType type, ReportedFigure figure) {
        return new Metric(code, code, type, "UNIT", "CUMULATIVE", List.of(), figure);
    }

    private static Metric windowed(String code, MetricType type, ReportedFigure figure) {
        return new Metric(code, code, type, "UNIT", "PERIOD", List.of(), figure);
    }

    /** As the services record the events, in whatever order they arrived. */
    private static ReturnFacts facts(Grant grant, Map<String, String> before, Random random) {
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
        var stood = new ArrayList<>(grant.before());
        Collections.shuffle(stood, random);
        facts.awards.clear();
        grant.awards()
                .forEach(one -> facts.awards.add(new ProviderAward(one.provider(), one.offeredOn(), one.acceptedOn())));
        facts.outputs(grant.council());
        var built = facts.build();
        return new ReturnFacts(
                built.allocationPence(),
                0,
                built.ledger(),
                built.directSpend(),
                built.payments(),
                built.awards(),
                built.providerReturns(),
                built.inputs(),
                known(before),
                PreviousPoint.of(
                        "BEFORE",
                        stood.stream().map(EveryCellPropertyTest::figures).toList(),
                        grant.councilBefore()),
                null);
    }

    private static Map<String, String> known(Map<String, String> cells) {
        var known = new HashMap<>(cells);
        known.values().removeIf("null"::equals);
        return known;
    }

    private static void record(Facts facts, Event event, String reference) {
        var out = switch (event.kind()) {
            case "RECEIPT" -> new String[] {"GRANT_CASH", "GRANT_RECEIVED"};
            case "PAYMENT" -> new String[] {"TRANSFERRED", "GRANT_CASH"};
            case "RECOVERY" -> new String[] {"GRANT_CASH", "RECOVERED"};
            case "OWN_RESOURCES" -> new String[] {"GRANT_CASH", "OWN_RESOURCES"};
            case "REPAYMENT" -> new String[] {"REPAID", "GRANT_CASH"};
            case "SET_OFF" -> new String[] {"SET_OFF", "GRANT_CASH"};
            case "ADMIN" -> new String[] {"ADMIN_SPEND", "GRANT_CASH"};
            case "PREPAYMENT" -> new String[] {"GRANT_CASH", "DIRECT_SPEND"};
            default -> new String[] {"DIRECT_SPEND", "GRANT_CASH"};
        };
        facts.journal(reference, event.on(), out[0], out[1], event.pence());
        var back = event.back();
        if (back != null) {
            facts.journal(reference + " back", back, out[1], out[0], event.pence());
        }
        var award = event.award();
        if (award != null) {
            facts.payments.add(new ProviderPayment(reference, award.id(), award.provider(), event.pence(), event.on()));
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
                "R-" + from.provider(),
                from.provider(),
                List.copyOf(from.awards()),
                Facts.WINDOW,
                lines,
                from.unspent(),
                0,
                from.outputs());
    }

    // what follows is the recomputation: plain loops over the events, in BigInteger

    private static Map<String, String> expected(Grant grant, ReturnTemplate template) {
        var cells = new TreeMap<String, String>();
        var first = first(template);
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
        providers(grant, last).forEach((part, who) -> cells.put("D13 " + part, Integer.toString(who.size())));
        cells.put("D14", "null");
        cells.put("M1", pounds(direct.add(transferred)));
        cells.put("M2", pounds(received));
        cells.put("M3", pounds(received.subtract(direct).subtract(provider)));
        cells.put("M4", "null");
        window(grant, template, cells);
        return cells;
    }

    /** Who was offered, accepted and was paid by that day, whatever the days of the point, and who reports on an award. */
    private static Map<String, Set<String>> providers(Grant grant, LocalDate last) {
        var offered = new HashSet<String>();
        var accepted = new HashSet<String>();
        for (var award : grant.awards()) {
            if (award.offeredOn().compareTo(last) <= 0) {
                offered.add(award.provider());
            }
            if (award.acceptedOn() != null && award.acceptedOn().compareTo(last) <= 0) {
                accepted.add(award.provider());
            }
        }
        var paid = new HashSet<String>();
        for (var event : grant.events()) {
            if (event.award() != null && event.on().compareTo(last) <= 0) {
                paid.add(event.award().provider());
            }
        }
        var reported = new HashSet<String>();
        for (var one : grant.statements()) {
            if (!one.awards().isEmpty()) {
                reported.add(one.provider());
            }
        }
        return Map.of("offered", offered, "accepted", accepted, "paid", paid, "reported", reported);
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
            if (event.kind().equals(kind) && event.back() != null && within(event.back(), first, last)) {
                total = total.subtract(BigInteger.valueOf(event.pence()));
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

    private static LocalDate first(ReturnTemplate template) {
        return template.cumulative() ? OPENING.minusYears(1) : template.period().from();
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
