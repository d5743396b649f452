package org.grantsuite.reporting.programme.domain;

import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.HEADLINE_FIGURE_UNKNOWN;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.OUTCOME_WITHOUT_DENOMINATOR;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.PROGRAMME_PLACE_UNKNOWN;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.PROGRAMME_ROW_UNKNOWN;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.PROGRAMME_UNIT_MIXED;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.RATIO_WITHOUT_DENOMINATOR;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.SUBSET_IN_TOTAL;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.TOTAL_COUNTS_TWICE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.grantsuite.reporting.programme.domain.ProgrammeSheet.Outcome;
import org.grantsuite.reporting.programme.domain.ProgrammeSheet.OutcomeKind;
import org.jspecify.annotations.Nullable;

/** Headlines, totals, ratios, outcomes and places: everything that points at rows points rightly. */
final class SheetReferences {

    private final ProgrammeSheet sheet;
    private final Map<String, ProgrammeRow> rows;
    private final Lineage lineage;
    private final List<SheetFault> faults = new ArrayList<>();

    private SheetReferences(ProgrammeSheet sheet) {
        this.sheet = sheet;
        this.rows = sheet.byId();
        this.lineage = new Lineage(rows);
    }

    static List<SheetFault> faults(ProgrammeSheet sheet) {
        var check = new SheetReferences(sheet);
        check.places();
        sheet.totals().forEach(total -> check.addends("totals[" + total.code() + "]", total.rows()));
        sheet.matchFunding().forEach(fund -> fund.ratios().forEach(ratio -> check.denominator(fund.code(), ratio)));
        sheet.outcomes().forEach(check::outcome);
        sheet.headlines()
                .forEach(headline -> HeadlineWords.rowsIn(headline.text()).stream()
                        .filter(id -> !check.rows.containsKey(id))
                        .forEach(id -> check.fault(
                                HEADLINE_FIGURE_UNKNOWN,
                                "headlines[" + headline.code() + "]",
                                "there is no row " + id)));
        return check.faults;
    }

    private void places() {
        Set<String> known =
                sheet.places().stream().map(ProgrammeSheet.Place::code).collect(Collectors.toSet());
        sheet.rows().forEach(row -> place(known, "rows[" + row.id() + "]", row.place()));
        sheet.matchFunding().forEach(fund -> place(known, "matchFunding[" + fund.code() + "]", fund.place()));
        sheet.outcomes().forEach(one -> place(known, "outcomes[" + one.code() + "]", one.place()));
    }

    private void place(Set<String> known, String where, @Nullable String code) {
        if (code != null && !known.contains(code)) {
            fault(PROGRAMME_PLACE_UNKNOWN, where, "there is no place " + code);
        }
    }

    /** What is added is pounds, stands once, and neither within nor above another addend. */
    private void addends(String where, List<String> ids) {
        var seen = new HashSet<String>();
        for (var id : ids) {
            var row = rows.get(id);
            if (row == null) {
                fault(PROGRAMME_ROW_UNKNOWN, where, "there is no row " + id);
            } else if (row.unit() != Unit.POUNDS) {
                fault(PROGRAMME_UNIT_MIXED, where, id + " is not in pounds");
            } else if (lineage.isSubset(row)) {
                fault(SUBSET_IN_TOTAL, where, id + " is a subset: it is never added");
            } else if (!seen.add(id)
                    || lineage.ancestors(row).stream().map(ProgrammeRow::id).anyMatch(ids::contains)) {
                fault(TOTAL_COUNTS_TWICE, where, id + " is counted already");
            }
        }
    }

    private void denominator(String fund, ProgrammeSheet.MatchRatio ratio) {
        String where = "matchFunding[" + fund + "].ratios[" + ratio.label() + "]";
        addends(where, ratio.denominator());
        long sum = ratio.denominator().stream()
                .map(rows::get)
                .filter(row -> row != null && row.unit() == Unit.POUNDS)
                .mapToLong(ProgrammeRow::value)
                .reduce(0, Math::addExact);
        if (sum <= 0) {
            fault(RATIO_WITHOUT_DENOMINATOR, where, "it comes to nothing");
        }
    }

    private void outcome(Outcome one) {
        String where = "outcomes[" + one.code() + "]";
        var row = one.row() == null ? null : rows.get(one.row());
        if (one.row() != null && row == null) {
            fault(PROGRAMME_ROW_UNKNOWN, where, "there is no row " + one.row());
        }
        var numerator = one.numerator();
        var denominator = one.denominator();
        boolean paired = (numerator == null) == (denominator == null);
        boolean within = numerator == null || denominator == null || numerator <= denominator;
        boolean needed = one.kind() == OutcomeKind.OUTCOME && denominator == null;
        if (!paired || !within || needed) {
            fault(OUTCOME_WITHOUT_DENOMINATOR, where, "say how many of how many");
        }
        if (one.kind() == OutcomeKind.OUTPUT && row == null) {
            fault(PROGRAMME_ROW_UNKNOWN, where, "an output names the row that counts it");
        }
    }

    private void fault(SheetFault.Kind kind, String where, String message) {
        faults.add(new SheetFault(kind, where, message));
    }
}
