package org.grantsuite.reporting.programme.domain;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** What a document says, row by row and headline by headline: what was stated beside what its parts come to. */
public final class ProgrammeReading {

    private final ProgrammeSheet sheet;
    private final Map<String, ProgrammeRow> rows;
    private final Suppression suppression;

    public ProgrammeReading(ProgrammeSheet sheet) {
        this.sheet = sheet;
        this.rows = sheet.byId();
        this.suppression = Suppression.of(sheet);
    }

    public record SheetHeadline(String code, String text, List<SheetRow> rows) {}

    public record SheetTotal(
            String code,
            String label,
            Qualifier qualifier,
            List<String> rows,
            Money summed,
            @Nullable Money stated,
            @Nullable Money difference) {}

    public List<SheetHeadline> headlines() {
        return headlines(UnaryOperator.identity());
    }

    public List<SheetTotal> totals() {
        return sheet.totals().stream().map(this::total).toList();
    }

    /** Headlines with everything withheld that would tell of too few people. */
    public List<SheetHeadline> publicHeadlines() {
        return headlines(this::withheldWhereSmall);
    }

    public List<SheetRow> publicRows() {
        return sheet.rows().stream()
                .map(this::row)
                .map(this::withheldWhereSmall)
                .toList();
    }

    private SheetRow withheldWhereSmall(SheetRow row) {
        if (suppression.hides(row.id())) {
            return row.withheld();
        }
        // the sum of the parts, less the parts that are shown, would give the hidden ones away
        return row.parts().stream().anyMatch(suppression::hides) ? row.withoutSum() : row;
    }

    private List<SheetHeadline> headlines(UnaryOperator<SheetRow> shown) {
        return sheet.headlines().stream()
                .map(headline -> {
                    var its = HeadlineWords.rowsIn(headline.text()).stream()
                            .map(id -> shown.apply(row(Objects.requireNonNull(rows.get(id)))))
                            .toList();
                    String text = HeadlineWords.filled(
                            headline.text(),
                            id -> its.stream()
                                    .filter(row -> row.id().equals(id))
                                    .map(SheetRow::printed)
                                    .findFirst()
                                    .orElseThrow());
                    return new SheetHeadline(headline.code(), text, its);
                })
                .toList();
    }

    private SheetRow row(ProgrammeRow row) {
        var parts = children(row, Relation.PART);
        Long summed = parts.isEmpty()
                ? null
                : parts.stream().mapToLong(ProgrammeRow::value).reduce(0, Math::addExact);
        var base = row.base() == null ? null : rows.get(row.base());
        return new SheetRow(
                row.id(),
                row.label(),
                row.unit(),
                row.how(),
                FigureText.of(row),
                base == null ? null : FigureText.of(base) + " " + base.label(),
                summed == null ? null : FigureText.of(row.unit(), summed),
                summed == null ? null : FigureText.of(row.unit(), Math.subtractExact(row.value(), summed)),
                ids(parts),
                ids(children(row, Relation.OF_WHICH)),
                ids(children(row, Relation.ONWARD)),
                null,
                row.place(),
                row.source());
    }

    private SheetTotal total(ProgrammeSheet.Total total) {
        var its = total.rows().stream()
                .map(id -> Objects.requireNonNull(rows.get(id)))
                .toList();
        var summed = Money.ofPence(its.stream().mapToLong(ProgrammeRow::value).reduce(0, Math::addExact));
        var stated = total.stated();
        return new SheetTotal(
                total.code(),
                total.label(),
                Qualifier.ofSum(its.stream().map(ProgrammeRow::how).toList()),
                total.rows(),
                summed,
                stated,
                stated == null ? null : stated.minus(summed));
    }

    private List<ProgrammeRow> children(ProgrammeRow of, Relation relation) {
        return sheet.rows().stream()
                .filter(row -> row.is(relation) && of.id().equals(row.parent()))
                .toList();
    }

    private static List<String> ids(List<ProgrammeRow> of) {
        return of.stream().map(ProgrammeRow::id).toList();
    }
}
