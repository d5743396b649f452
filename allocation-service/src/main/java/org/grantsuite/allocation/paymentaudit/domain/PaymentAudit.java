package org.grantsuite.allocation.paymentaudit.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Examines a file of payments made by unit rates. Each label's rate is stated or inferred; two labels that pay the same units
 * (instalments of one entitlement) are held against each other, supplier by supplier, and what differs is named by its most
 * telling cause. A line is spoken of once.
 */
public final class PaymentAudit {
    private final AuditSettings settings;
    private final List<RunPaid> runs;
    private final List<AuditFinding> findings = new ArrayList<>();

    private PaymentAudit(List<PaidLine> lines, AuditSettings settings) {
        this.settings = settings;
        this.runs = RunPaid.byLabel(lines).entrySet().stream()
                .map(entry -> RunPaid.of(entry.getKey(), entry.getValue(), settings))
                .sorted(Comparator.comparing(RunPaid::firstPaidOn).thenComparing(RunPaid::label))
                .toList();
    }

    /** @param lines of one file, each above zero */
    public static AuditReport examine(List<PaidLine> lines, AuditSettings settings) {
        return new PaymentAudit(lines, settings).report();
    }

    private AuditReport report() {
        runs.forEach(this::takeOutDuplicates);
        takeOutSecondLabels();
        Map<RunPaid, RunPaid> laterOf = pairs();
        List<AuditReport.Pair> pairs = new ArrayList<>();
        laterOf.forEach((earlier, later) -> {
            pairs.add(told(earlier, later));
            compare(earlier, later);
        });
        Set<RunPaid> compared = new HashSet<>(laterOf.keySet());
        compared.addAll(laterOf.values());
        runs.stream().filter(run -> run.hasRate() && !compared.contains(run)).forEach(this::examineAlone);
        findings.sort(Comparator.comparing(AuditFinding::runLabel)
                .thenComparing(AuditFinding::supplierNo)
                .thenComparing(AuditFinding::kind));
        return new AuditReport(runs.stream().map(RunPaid::told).toList(), pairs, List.copyOf(findings));
    }

    private void takeOutDuplicates(RunPaid run) {
        for (String supplier : List.copyOf(run.suppliers())) {
            Map<Long, PaidLine> first = new HashMap<>();
            for (PaidLine line : run.of(supplier)) {
                PaidLine earlier = first.putIfAbsent(line.pence(), line);
                if (earlier != null) {
                    run.without(line);
                    add(FindingKind.DUPLICATE, run, List.of(earlier, line), null, "paid twice under " + run.label());
                }
            }
        }
    }

    /** One payment coded twice: same supplier, amount, and day or transaction. */
    private void takeOutSecondLabels() {
        Map<String, PaidLine> first = new HashMap<>();
        for (RunPaid run : runs) {
            for (PaidLine line : run.lines()) {
                underOtherLabel(line, first).ifPresent(other -> takeOutStranger(other, line));
            }
        }
    }

    /** Notes the line's marks and finds the earlier line of another label that has one of them. */
    private static Optional<PaidLine> underOtherLabel(PaidLine line, Map<String, PaidLine> first) {
        List<PaidLine> others = marks(line).stream()
                .flatMap(mark -> Optional.ofNullable(first.putIfAbsent(mark, line)).stream())
                .filter(other -> !other.runLabel().equals(line.runLabel()))
                .toList();
        return others.stream().findFirst();
    }

    private static List<String> marks(PaidLine line) {
        String same = line.supplierNo() + '\u001f' + line.pence() + '\u001f';
        return line.transactionNo().isEmpty()
                ? List.of(same + line.paidOn())
                : List.of(same + line.paidOn(), same + line.transactionNo());
    }

    /** Of the two, the one beside another payment of the supplier, or off its label's rate, is the stranger. */
    private void takeOutStranger(PaidLine other, PaidLine line) {
        RunPaid otherRun = run(other.runLabel());
        RunPaid lineRun = run(line.runLabel());
        boolean otherIsStranger = isStrange(other, otherRun) && !isStrange(line, lineRun);
        PaidLine stranger = otherIsStranger ? other : line;
        RunPaid run = otherIsStranger ? otherRun : lineRun;
        run.without(stranger);
        add(
                FindingKind.PAID_UNDER_TWO_LABELS,
                run,
                List.of(other, line),
                null,
                "one payment stands under " + other.runLabel() + " and " + line.runLabel());
    }

    private static boolean isStrange(PaidLine line, RunPaid run) {
        return run.of(line.supplierNo()).size() > 1 || (run.hasRate() && line.pence() % run.rate() != 0);
    }

    private RunPaid run(String label) {
        return runs.stream()
                .filter(run -> run.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** Each run with the later one that pays most of the same suppliers the same units. */
    private Map<RunPaid, RunPaid> pairs() {
        Map<RunPaid, RunPaid> laterOf = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            RunPaid earlier = runs.get(i);
            runs.subList(i + 1, runs.size()).stream()
                    .filter(later -> !laterOf.containsValue(later) && paysTheSameUnits(earlier, later))
                    .findFirst()
                    .ifPresent(later -> laterOf.put(earlier, later));
        }
        return laterOf;
    }

    private static boolean paysTheSameUnits(RunPaid earlier, RunPaid later) {
        if (!earlier.hasRate() || !later.hasRate()) {
            return false;
        }
        int both = earlier.suppliersAlsoIn(later).size();
        int most = Math.max(earlier.suppliers().size(), later.suppliers().size());
        return 3L * both >= 2L * most && 2L * agreeing(earlier, later) >= both;
    }

    private static long agreeing(RunPaid earlier, RunPaid later) {
        return earlier.suppliersAlsoIn(later).stream()
                .filter(supplier -> earlier.units(supplier).isPresent()
                        && earlier.units(supplier).equals(later.units(supplier)))
                .count();
    }

    private static AuditReport.Pair told(RunPaid earlier, RunPaid later) {
        return new AuditReport.Pair(
                earlier.label(),
                later.label(),
                earlier.suppliersAlsoIn(later).size(),
                (int) agreeing(earlier, later),
                earlier.suppliers().stream()
                        .mapToLong(supplier -> earlier.units(supplier).orElse(0) * later.rate())
                        .sum(),
                later.suppliers().stream().mapToLong(later::sum).sum());
    }

    private void compare(RunPaid earlier, RunPaid later) {
        Set<String> suppliers = new TreeSet<>(earlier.suppliers());
        suppliers.addAll(later.suppliers());
        for (String supplier : suppliers) {
            if (later.of(supplier).isEmpty()) {
                missing(later, supplier, earlier, FindingKind.MISSING_FROM_LATER);
            } else if (earlier.of(supplier).isEmpty()) {
                missing(earlier, supplier, later, FindingKind.MISSING_FROM_EARLIER);
            } else {
                compare(supplier, earlier, later);
            }
        }
    }

    private void missing(RunPaid run, String supplier, RunPaid where, FindingKind kind) {
        OptionalLong units = where.units(supplier);
        if (units.isEmpty()) {
            examineAlone(supplier, where);
            return;
        }
        long due = units.getAsLong() * run.rate();
        boolean unpublished = due <= settings.publicationThresholdPence();
        findings.add(new AuditFinding(
                unpublished ? FindingKind.MAY_BE_UNDER_THRESHOLD : kind,
                run.label(),
                supplier,
                List.of(),
                0,
                due,
                units.getAsLong() + " units under " + where.label() + ", no payment under " + run.label()
                        + (unpublished ? "; what was due may be too small to be published" : "")));
        inParts(supplier, where);
    }

    private void compare(String supplier, RunPaid earlier, RunPaid later) {
        OptionalLong before = earlier.units(supplier);
        OptionalLong after = later.units(supplier);
        if (before.isPresent() && before.equals(after)) {
            inParts(supplier, earlier);
            inParts(supplier, later);
        } else if (before.isPresent() && after.isPresent()) {
            explainBoth(supplier, earlier, later);
        } else if (before.isPresent()) {
            explain(supplier, later, before.getAsLong(), earlier);
        } else if (after.isPresent()) {
            explain(supplier, earlier, after.getAsLong(), later);
        } else {
            examineAlone(supplier, earlier);
            examineAlone(supplier, later);
        }
    }

    private void inParts(String supplier, RunPaid run) {
        if (run.of(supplier).size() > 1) {
            add(
                    FindingKind.PAID_IN_PARTS,
                    run,
                    run.of(supplier),
                    run.sum(supplier),
                    "several payments that together fit");
        }
    }

    /** Whole units on both sides: a slip or another rate on either, else the number of units has moved. */
    private void explainBoth(String supplier, RunPaid earlier, RunPaid later) {
        long before = earlier.units(supplier).orElseThrow();
        long after = later.units(supplier).orElseThrow();
        if (!isSlip(supplier, later, before * later.rate(), earlier)
                && !isSlip(supplier, earlier, after * earlier.rate(), later)
                && !isOtherRate(supplier, later, before)
                && !isOtherRate(supplier, earlier, after)) {
            add(
                    FindingKind.UNIT_COUNT_MOVED,
                    later,
                    later.of(supplier),
                    before * later.rate(),
                    before + " units under " + earlier.label() + ", " + after + " under " + later.label());
        }
    }

    private void explain(String supplier, RunPaid run, long units, RunPaid other) {
        long expected = units * run.rate();
        long paid = run.sum(supplier);
        if (Math.abs(paid - expected) <= settings.pennyOffPence()) {
            add(FindingKind.PENNY_OFF, run, run.of(supplier), expected, units + " units come to another penny");
        } else if (!isSlip(supplier, run, expected, other) && !isOtherRate(supplier, run, units)) {
            if (paid % units == 0) {
                add(FindingKind.WRONG_RATE, run, run.of(supplier), expected, atRate(units, paid));
            } else {
                notAMultiple(run, run.of(supplier), expected);
            }
        }
    }

    private boolean isSlip(String supplier, RunPaid run, long expected, RunPaid other) {
        boolean slip = KeyedSlip.between(run.sum(supplier), expected);
        if (slip) {
            add(
                    FindingKind.KEYED_SLIP,
                    run,
                    run.of(supplier),
                    expected,
                    "digits differ from what " + other.label() + " tells by one slip");
        }
        return slip;
    }

    /** Only a rate that some label of the file pays: any sum is some rate times these units. */
    private boolean isOtherRate(String supplier, RunPaid run, long units) {
        long paid = run.sum(supplier);
        boolean other = runs.stream()
                .filter(known -> known.hasRate() && known.rate() != run.rate())
                .anyMatch(known -> known.rate() * units == paid);
        if (other) {
            add(FindingKind.WRONG_RATE, run, run.of(supplier), units * run.rate(), atRate(units, paid));
        }
        return other;
    }

    private static String atRate(long units, long paid) {
        return units + " units at " + Money.ofPence(paid / units) + " each";
    }

    private void examineAlone(RunPaid run) {
        run.suppliers().forEach(supplier -> examineAlone(supplier, run));
    }

    /** Nothing to hold it against but its own rate. */
    private void examineAlone(String supplier, RunPaid run) {
        for (PaidLine line : run.of(supplier)) {
            long over = line.pence() % run.rate();
            long off = Math.min(over, run.rate() - over);
            long nearest = over <= run.rate() - over ? line.pence() - over : line.pence() + run.rate() - over;
            if (off > 0 && off <= settings.pennyOffPence()) {
                add(FindingKind.PENNY_OFF, run, List.of(line), nearest, "pence away from whole units");
            } else if (off > 0) {
                notAMultiple(run, List.of(line), null);
            }
        }
    }

    private void notAMultiple(RunPaid run, List<PaidLine> lines, @Nullable Long expected) {
        add(
                FindingKind.NOT_A_MULTIPLE,
                run,
                lines,
                expected,
                "no number of units at " + Money.ofPence(run.rate()) + " comes to this");
    }

    private void add(FindingKind kind, RunPaid run, List<PaidLine> lines, @Nullable Long expected, String message) {
        findings.add(new AuditFinding(
                kind,
                run.label(),
                lines.get(0).supplierNo(),
                lines.stream().map(PaidLine::line).sorted().toList(),
                lines.stream().mapToLong(PaidLine::pence).sum(),
                expected,
                message));
    }
}
