package org.grantsuite.reporting.programme.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.grantsuite.reporting.programme.domain.ProgrammeSheet.Outcome;
import org.grantsuite.reporting.programme.domain.ProgrammeSheet.OutcomeKind;
import org.jspecify.annotations.Nullable;

/** Outputs, outcomes and system change: three kinds, never mixed. */
public final class OutcomeReading {

    private final ProgrammeSheet sheet;
    private final Map<String, ProgrammeRow> rows;
    private final Suppression suppression;

    public OutcomeReading(ProgrammeSheet sheet) {
        this.sheet = sheet;
        this.rows = sheet.byId();
        this.suppression = Suppression.of(sheet);
    }

    /** @param percent numerator of denominator, half up to one decimal */
    public record OutcomeFigure(
            String code,
            String label,
            @Nullable String printed,
            @Nullable Long numerator,
            @Nullable Long denominator,
            @Nullable String percent,
            @Nullable Boolean suppressed,
            @Nullable String place,
            @Nullable String note,
            @Nullable String source) {}

    public List<OutcomeFigure> of(OutcomeKind kind) {
        return sheet.outcomes().stream()
                .filter(one -> one.kind() == kind)
                .map(this::figure)
                .toList();
    }

    /** The same for the public. */
    public List<OutcomeFigure> publicOf(OutcomeKind kind) {
        return sheet.outcomes().stream()
                .filter(one -> one.kind() == kind)
                .map(one -> suppression.hides(one) ? withheld(one) : figure(one))
                .toList();
    }

    private OutcomeFigure figure(Outcome one) {
        var row = one.row() == null ? null : rows.get(one.row());
        return new OutcomeFigure(
                one.code(),
                one.label(),
                row == null ? null : FigureText.of(row),
                one.numerator(),
                one.denominator(),
                percent(one),
                null,
                one.place(),
                one.note(),
                one.source());
    }

    private static OutcomeFigure withheld(Outcome one) {
        return new OutcomeFigure(
                one.code(),
                one.label(),
                SheetRow.WITHHELD,
                null,
                null,
                null,
                true,
                one.place(),
                one.note(),
                one.source());
    }

    private static @Nullable String percent(Outcome one) {
        var numerator = one.numerator();
        var denominator = one.denominator();
        if (numerator == null || denominator == null) {
            return null;
        }
        return BigDecimal.valueOf(numerator)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
