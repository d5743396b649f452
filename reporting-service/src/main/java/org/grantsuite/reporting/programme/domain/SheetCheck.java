package org.grantsuite.reporting.programme.domain;

import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.ONWARD_EXCEEDS_PARENT;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.PERCENT_WITHOUT_BASE;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.PERSONAL_DATA_REFUSED;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.PROGRAMME_AMOUNT_OUT_OF_RANGE;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.PROGRAMME_FIGURE_MISSING;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.PROGRAMME_PARENT_CIRCULAR;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.PROGRAMME_ROW_REPEATED;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.PROGRAMME_ROW_UNKNOWN;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.PROGRAMME_UNIT_MIXED;
import static org.grantsuite.reporting.programme.domain.SheetFault.Kind.SUBSET_EXCEEDS_WHOLE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** What must hold of the rows of a document; {@link SheetReferences} looks at what points at them. */
public final class SheetCheck {

    /** A thousand billion pounds: as many rows as a document may hold still add up within a long. */
    private static final long MOST_PENCE = 100_000_000_000_000L;

    private final ProgrammeSheet sheet;
    private final Map<String, ProgrammeRow> rows;
    private final Lineage lineage;
    private final List<SheetFault> faults = new ArrayList<>();

    private SheetCheck(ProgrammeSheet sheet) {
        this.sheet = sheet;
        this.rows = sheet.byId();
        this.lineage = new Lineage(rows);
    }

    /** Every fault, in the order of checking; a later kind is looked for only where none of the earlier ones stands. */
    public static List<SheetFault> faults(ProgrammeSheet sheet) {
        var check = new SheetCheck(sheet);
        check.rowsThemselves();
        check.amounts();
        if (check.faults.isEmpty()) {
            check.rowsAmongThemselves();
        }
        if (check.faults.isEmpty()) {
            check.sums();
            check.faults.addAll(SheetReferences.faults(sheet));
        }
        check.faults.sort(Comparator.comparing(SheetFault::kind));
        return check.faults;
    }

    private void rowsThemselves() {
        var seen = new HashSet<String>();
        for (var row : sheet.rows()) {
            if (!seen.add(row.id())) {
                fault(PROGRAMME_ROW_REPEATED, row, "the id stands twice");
            }
            if (!row.hasItsFigure()) {
                fault(PROGRAMME_FIGURE_MISSING, row, "give the figure of its unit, and no other");
            }
            if (row.recipients() == ProgrammeRow.Recipients.INDIVIDUALS && row.recipientName() != null) {
                fault(PERSONAL_DATA_REFUSED, row, "individuals are anonymous counts here");
            }
            if ((row.parent() == null) != (row.relation() == null)) {
                fault(PROGRAMME_ROW_UNKNOWN, row, "parent and relation come together");
            }
        }
    }

    private void amounts() {
        sheet.rows().forEach(row -> amount("rows[" + row.id() + "]", row.amount(), 0));
        sheet.totals().forEach(total -> amount("totals[" + total.code() + "]", total.stated(), 0));
        for (var fund : sheet.matchFunding()) {
            String where = "matchFunding[" + fund.code() + "]";
            amount(where, fund.statedTotal(), 1);
            fund.lines().forEach(line -> amount(where, line.amount(), 1));
        }
    }

    private void amount(String where, @Nullable Money amount, long least) {
        if (amount != null && (amount.pence() < least || amount.pence() > MOST_PENCE)) {
            faults.add(new SheetFault(
                    PROGRAMME_AMOUNT_OUT_OF_RANGE,
                    where,
                    "from " + Money.ofPence(least) + " to " + Money.ofPence(MOST_PENCE)));
        }
    }

    private void rowsAmongThemselves() {
        for (var row : sheet.rows()) {
            known(row, row.parent());
            known(row, row.base());
            if (lineage.isCircular(row)) {
                fault(PROGRAMME_PARENT_CIRCULAR, row, "it is its own ancestor");
            }
            var parent = row.parent() == null ? null : rows.get(row.parent());
            if (parent != null && (parent.unit() != row.unit() || row.unit() == Unit.PERCENT)) {
                fault(PROGRAMME_UNIT_MIXED, row, "parent and child are both pounds or both counts");
            }
            var base = row.base() == null ? null : rows.get(row.base());
            if ((row.unit() == Unit.PERCENT) != (base != null && base.unit() == Unit.COUNT)) {
                fault(PERCENT_WITHOUT_BASE, row, "a percentage, and nothing else, names the count it is of");
            }
        }
    }

    private void sums() {
        var onward = new HashMap<String, Long>();
        for (var row : sheet.rows()) {
            var parent = row.parent() == null ? null : rows.get(row.parent());
            if (parent == null) {
                continue;
            }
            if (row.is(Relation.OF_WHICH) && parent.how() == Qualifier.EXACT && row.value() > parent.value()) {
                fault(SUBSET_EXCEEDS_WHOLE, row, "it is more than " + parent.id());
            }
            if (row.is(Relation.ONWARD)) {
                onward.merge(parent.id(), row.value(), Math::addExact);
            }
        }
        onward.forEach((id, sum) -> {
            var parent = rows.get(id);
            if (parent != null && parent.how() == Qualifier.EXACT && sum > parent.value()) {
                fault(ONWARD_EXCEEDS_PARENT, parent, "more was given on than there was");
            }
        });
    }

    private void known(ProgrammeRow row, @Nullable String id) {
        if (id != null && !rows.containsKey(id)) {
            fault(PROGRAMME_ROW_UNKNOWN, row, "there is no row " + id);
        }
    }

    private void fault(SheetFault.Kind kind, ProgrammeRow row, String message) {
        faults.add(new SheetFault(kind, "rows[" + row.id() + "]", message));
    }
}
