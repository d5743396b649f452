package org.grantsuite.allocation.paymentaudit.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The lines of one label by supplier, without those that a finding has taken out already. */
final class RunPaid {
    private final String label;
    private final OptionalLong rate;
    private final boolean rateStated;
    private final List<PaidLine> all;
    private final TreeMap<String, List<PaidLine>> bySupplier = new TreeMap<>();

    private RunPaid(String label, List<PaidLine> all, OptionalLong rate, boolean rateStated) {
        this.label = label;
        this.all = all;
        this.rate = rate;
        this.rateStated = rateStated;
        all.forEach(line -> bySupplier
                .computeIfAbsent(line.supplierNo(), supplier -> new ArrayList<>())
                .add(line));
    }

    static RunPaid of(String label, List<PaidLine> lines, AuditSettings settings) {
        Long stated = settings.statedRates().get(label);
        OptionalLong rate = stated == null
                ? UnitRate.infer(lines.stream().mapToLong(PaidLine::pence).toArray(), settings.smallestRatePence())
                : OptionalLong.of(stated);
        return new RunPaid(label, lines, rate, stated != null);
    }

    String label() {
        return label;
    }

    boolean hasRate() {
        return rate.isPresent();
    }

    long rate() {
        return rate.orElseThrow();
    }

    LocalDate firstPaidOn() {
        return all.stream().map(PaidLine::paidOn).min(LocalDate::compareTo).orElseThrow();
    }

    Set<String> suppliers() {
        return bySupplier.keySet();
    }

    /** What is still compared, by supplier. */
    List<PaidLine> lines() {
        return bySupplier.values().stream().flatMap(List::stream).toList();
    }

    List<PaidLine> of(String supplier) {
        return bySupplier.getOrDefault(supplier, List.of());
    }

    long sum(String supplier) {
        return of(supplier).stream().mapToLong(PaidLine::pence).sum();
    }

    /** Units of a supplier, where its payments are whole multiples of the rate. */
    OptionalLong units(String supplier) {
        long sum = sum(supplier);
        return hasRate() && sum > 0 && sum % rate() == 0 ? OptionalLong.of(sum / rate()) : OptionalLong.empty();
    }

    Set<String> suppliersAlsoIn(RunPaid other) {
        Set<String> both = new HashSet<>(suppliers());
        both.retainAll(other.suppliers());
        return both;
    }

    /** Takes a line out of what is compared: a finding of its own speaks of it. */
    void without(PaidLine line) {
        List<PaidLine> left = new ArrayList<>(of(line.supplierNo()));
        left.remove(line);
        if (left.isEmpty()) {
            bySupplier.remove(line.supplierNo());
        } else {
            bySupplier.put(line.supplierNo(), left);
        }
    }

    AuditReport.RunTold told() {
        return new AuditReport.RunTold(
                label,
                firstPaidOn(),
                all.size(),
                all.stream().mapToLong(PaidLine::pence).sum(),
                hasRate() ? rate() : null,
                rateStated,
                suppliers().stream()
                        .mapToLong(supplier -> units(supplier).orElse(0))
                        .sum());
    }

    static Map<String, List<PaidLine>> byLabel(List<PaidLine> lines) {
        Map<String, List<PaidLine>> byLabel = new TreeMap<>();
        lines.forEach(line -> byLabel.computeIfAbsent(line.runLabel(), label -> new ArrayList<>())
                .add(line));
        return byLabel;
    }
}
