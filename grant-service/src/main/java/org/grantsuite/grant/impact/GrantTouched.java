package org.grantsuite.grant.impact;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.gate.Submission;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.grant.domain.Instalment;
import org.grantsuite.grant.scheme.domain.EditionDates;
import org.grantsuite.grant.scheme.domain.EditionDates.EditionDate;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.grantsuite.grant.scheme.domain.SchemeRules.AdminCap;
import org.grantsuite.grant.scheme.domain.SchemeRules.InstalmentTerm;
import org.jspecify.annotations.Nullable;

/** What a change of edition does to one grant: plain comparison of the rules before and after, on what is still open. */
record GrantTouched(
        Grant grant,
        List<InstalmentChange> instalments,
        List<DateChange> deadlines,
        List<CapChange> adminCaps,
        List<OpenPoint> openReturns) {

    record InstalmentChange(
            int number,
            Money outstanding,
            @Nullable InstalmentTerm before,
            @Nullable InstalmentTerm after) {}

    record DateChange(
            String code,
            String label,
            @Nullable LocalDate before,
            @Nullable LocalDate after) {}

    record CapChange(
            String kind, @Nullable Money before, @Nullable Money after) {}

    /** @param submitted sent, though not acknowledged yet */
    record OpenPoint(String code, String label, LocalDate dueOn, boolean submitted) {}

    /** What is known of the grant. */
    record Known(Grant grant, List<Instalment> instalments, List<Submission> submissions) {}

    static GrantTouched of(Known known, SchemeRules before, SchemeRules after, LocalDate from) {
        return new GrantTouched(
                known.grant(),
                instalments(known, before, after),
                deadlines(before, after, from),
                caps(known.grant().allocation(), before, after),
                openReturns(known, before, after));
    }

    boolean touched() {
        return !(instalments.isEmpty() && deadlines.isEmpty() && adminCaps.isEmpty() && openReturns.isEmpty());
    }

    private static List<InstalmentChange> instalments(Known known, SchemeRules before, SchemeRules after) {
        return known.instalments().stream()
                .filter(one -> !one.outstanding().isZero())
                .map(one -> new InstalmentChange(
                        one.number(), one.outstanding(), term(before, one.number()), term(after, one.number())))
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }

    private static @Nullable InstalmentTerm term(SchemeRules rules, int number) {
        return rules.terms().stream()
                .filter(term -> term.number() == number)
                .findFirst()
                .orElse(null);
    }

    /** A date that moves and does not lie wholly in the past of the change. */
    private static List<DateChange> deadlines(SchemeRules before, SchemeRules after, LocalDate from) {
        Map<String, EditionDate> left = byCode(before);
        Map<String, EditionDate> right = byCode(after);
        var codes = new TreeSet<>(left.keySet());
        codes.addAll(right.keySet());
        List<DateChange> changes = new ArrayList<>();
        for (String code : codes) {
            EditionDate was = left.get(code);
            EditionDate is = right.get(code);
            LocalDate wasOn = was == null ? null : was.on();
            LocalDate isOn = is == null ? null : is.on();
            boolean open = (wasOn != null && !wasOn.isBefore(from)) || (isOn != null && !isOn.isBefore(from));
            if (open && !Objects.equals(wasOn, isOn)) {
                changes.add(new DateChange(code, is == null ? label(was) : is.label(), wasOn, isOn));
            }
        }
        return changes;
    }

    private static String label(@Nullable EditionDate date) {
        return date == null ? "" : date.label();
    }

    private static Map<String, EditionDate> byCode(SchemeRules rules) {
        Map<String, EditionDate> dates = new TreeMap<>();
        EditionDates.of(rules).forEach(date -> dates.put(date.code(), date));
        return dates;
    }

    private static List<CapChange> caps(Money allocation, SchemeRules before, SchemeRules after) {
        var kinds = new TreeSet<String>();
        kinds.addAll(kinds(before));
        kinds.addAll(kinds(after));
        return kinds.stream()
                .map(kind -> new CapChange(kind, cap(before, kind, allocation), cap(after, kind, allocation)))
                .filter(change -> !Objects.equals(change.before(), change.after()))
                .toList();
    }

    private static List<String> kinds(SchemeRules rules) {
        var administration = rules.administration();
        return administration == null
                ? List.of()
                : administration.caps().stream().map(AdminCap::kind).toList();
    }

    private static @Nullable Money cap(SchemeRules rules, String kind, Money allocation) {
        return rules.adminCap(kind)
                .map(cap -> Money.ofPence(
                        cap.capPence(allocation).setScale(0, RoundingMode.DOWN).longValueExact()))
                .orElse(null);
    }

    /** Returns that the change asks for otherwise and that the department has not acknowledged. */
    private static List<OpenPoint> openReturns(Known known, SchemeRules before, SchemeRules after) {
        return after.reportingPoints().stream()
                .filter(point -> !before.reportingPoint(point.code()).equals(Optional.of(point)))
                .filter(point -> sent(known, point.code())
                        .noneMatch(one -> one.acknowledgement().isPresent()))
                .map(point -> new OpenPoint(
                        point.code(),
                        point.label(),
                        point.dueOn(),
                        sent(known, point.code()).findAny().isPresent()))
                .toList();
    }

    private static Stream<Submission> sent(Known known, String code) {
        return known.submissions().stream().filter(one -> one.reportingPoint().equals(code));
    }
}
