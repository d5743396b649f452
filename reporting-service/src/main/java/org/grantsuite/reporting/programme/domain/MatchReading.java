package org.grantsuite.reporting.programme.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.programme.domain.ProgrammeSheet.MatchFund;
import org.grantsuite.reporting.programme.domain.ProgrammeSheet.MatchLine;
import org.grantsuite.reporting.programme.domain.ProgrammeSheet.MatchRatio;
import org.jspecify.annotations.Nullable;

/** Match funding line by line; a ratio is never told without its denominator. */
public final class MatchReading {

    private static final int DECIMALS = 2;

    private final ProgrammeSheet sheet;
    private final Map<String, ProgrammeRow> rows;

    public MatchReading(ProgrammeSheet sheet) {
        this.sheet = sheet;
        this.rows = sheet.byId();
    }

    /** @param gap stated less summed */
    public record MatchFundFigures(
            String code,
            String label,
            @Nullable String place,
            List<MatchLine> lines,
            Qualifier qualifier,
            Money summed,
            @Nullable Money stated,
            @Nullable Money gap,
            List<RatioFigure> ratios) {}

    /** Pounds of match for each pound of the denominator, half up to two decimals. */
    public record RatioFigure(
            String label,
            String denominatorLabel,
            Money denominator,
            String ofSummed,
            @Nullable String ofStated,
            String words) {}

    public List<MatchFundFigures> funds() {
        return sheet.matchFunding().stream().map(this::figures).toList();
    }

    private MatchFundFigures figures(MatchFund fund) {
        var summed = Money.ofPence(
                fund.lines().stream().mapToLong(line -> line.amount().pence()).reduce(0, Math::addExact));
        var stated = fund.statedTotal();
        return new MatchFundFigures(
                fund.code(),
                fund.label(),
                fund.place(),
                fund.lines(),
                Qualifier.ofSum(fund.lines().stream().map(MatchLine::how).toList()),
                summed,
                stated,
                stated == null ? null : stated.minus(summed),
                fund.ratios().stream()
                        .map(ratio -> figure(ratio, summed, stated))
                        .toList());
    }

    private RatioFigure figure(MatchRatio ratio, Money summed, @Nullable Money stated) {
        var denominator = Money.ofPence(ratio.denominator().stream()
                .mapToLong(id -> Objects.requireNonNull(rows.get(id)).value())
                .reduce(0, Math::addExact));
        String ofSummed = divided(summed, denominator);
        return new RatioFigure(
                ratio.label(),
                ratio.denominatorLabel(),
                denominator,
                ofSummed,
                stated == null ? null : divided(stated, denominator),
                "£" + ofSummed + " of match for each £1 of " + ratio.denominatorLabel() + " ("
                        + FigureText.pounds(denominator) + ")");
    }

    private static String divided(Money match, Money denominator) {
        return BigDecimal.valueOf(match.pence())
                .divide(BigDecimal.valueOf(denominator.pence()), DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
