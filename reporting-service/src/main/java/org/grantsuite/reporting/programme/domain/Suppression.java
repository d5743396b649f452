package org.grantsuite.reporting.programme.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.grantsuite.reporting.programme.domain.ProgrammeSheet.Outcome;

/**
 * Which figures would tell of fewer people than may be published (DOMAIN 10): small counts, percentages that say how few
 * or how few others, and the one further part that would let a reader subtract.
 */
final class Suppression {

    private static final int MOST_TRIED = 16;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ProgrammeSheet sheet;
    private final int threshold;
    private final Map<String, ProgrammeRow> rows;
    private final Set<String> hidden = new HashSet<>();

    private Suppression(ProgrammeSheet sheet) {
        this.sheet = sheet;
        this.threshold = sheet.threshold();
        this.rows = sheet.byId();
    }

    static Suppression of(ProgrammeSheet sheet) {
        var suppression = new Suppression(sheet);
        suppression.counts();
        suppression.loneParts();
        suppression.loneSubsets();
        suppression.percentages();
        return suppression;
    }

    boolean hides(String row) {
        return hidden.contains(row);
    }

    boolean hides(Outcome outcome) {
        if (outcome.row() != null && hides(outcome.row())) {
            return true;
        }
        var numerator = outcome.numerator();
        var denominator = outcome.denominator();
        return outcome.tellsOfPeople() && numerator != null && denominator != null && isTelling(numerator, denominator);
    }

    private boolean isTelling(long some, long all) {
        return some < threshold || all - some < threshold;
    }

    /** Small counts, and subsets that leave a small rest. */
    private void counts() {
        for (var row : sheet.rows()) {
            var parent = row.parent() == null ? null : rows.get(row.parent());
            boolean small = row.isCountOfPeople() && row.value() < threshold;
            boolean smallRest = row.isCountOfPeople()
                    && row.is(Relation.OF_WHICH)
                    && parent != null
                    && parent.value() != row.value()
                    && parent.value() - row.value() < threshold;
            if (small || smallRest) {
                hidden.add(row.id());
            }
        }
    }

    /** One part alone hidden is the whole less the others: the next smallest goes with it. */
    private void loneParts() {
        for (var whole : sheet.rows()) {
            var parts = sheet.rows().stream()
                    .filter(row -> row.is(Relation.PART) && row.isCountOfPeople())
                    .filter(row -> Objects.equals(row.parent(), whole.id()))
                    .toList();
            if (parts.stream().filter(part -> hides(part.id())).count() == 1) {
                parts.stream()
                        .filter(part -> !hides(part.id()))
                        .min(Comparator.comparingLong(ProgrammeRow::value).thenComparing(ProgrammeRow::id))
                        .ifPresent(next -> hidden.add(next.id()));
            }
        }
    }

    /** A subset alone hidden among shown ones that make up the whole with it is the whole less them: the smallest goes with it. */
    private void loneSubsets() {
        for (var whole : sheet.rows()) {
            var subsets = sheet.rows().stream()
                    .filter(row -> row.is(Relation.OF_WHICH) && row.isCountOfPeople())
                    .filter(row -> Objects.equals(row.parent(), whole.id()))
                    .sorted(Comparator.comparingLong(ProgrammeRow::value).thenComparing(ProgrammeRow::id))
                    .toList();
            subsets.stream()
                    .filter(row -> hides(row.id()))
                    .forEach(lone -> hideBeside(lone, whole.value() - lone.value(), subsets));
        }
    }

    private void hideBeside(ProgrammeRow lone, long others, List<ProgrammeRow> subsets) {
        var shown =
                subsets.stream().filter(row -> row != lone && !hides(row.id())).toList();
        for (int i = 0; i < shown.size(); i++) {
            if (makeUp(others - shown.get(i).value(), shown, i + 1)) {
                hidden.add(shown.get(i).id());
                hideBeside(lone, others, subsets);
                return;
            }
        }
    }

    /** Whether some of the rows from an index on add up to that; of too many to try it is taken for granted. */
    private static boolean makeUp(long sum, List<ProgrammeRow> rows, int from) {
        if (sum <= 0 || from == rows.size()) {
            return sum == 0;
        }
        return rows.size() > MOST_TRIED
                || makeUp(sum - rows.get(from).value(), rows, from + 1)
                || makeUp(sum, rows, from + 1);
    }

    private void percentages() {
        for (var row : sheet.rows()) {
            var base = row.base() == null ? null : rows.get(row.base());
            if (base == null || !base.isCountOfPeople()) {
                continue;
            }
            long some = row.share()
                    .multiply(BigDecimal.valueOf(base.value()))
                    .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                    .longValueExact();
            if (hides(base.id()) || isTelling(some, base.value())) {
                hidden.add(row.id());
            }
        }
    }
}
