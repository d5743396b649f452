package org.grantsuite.reporting.calculation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What sets a reporting point apart from a plain cumulative return.
 *
 * @param assurance the point is a statement of assurance
 * @param window days the PERIOD fields are of, beside cumulative ones; null where the point has none
 * @param baseline days the BASELINE fields are of; null where the scheme has none
 * @param sources the funding sources the return tells apart
 * @param linked other schemes' obligations that fall due with this point
 * @param forecastTo last day a forecast is asked for; null where none is
 * @param precededBy code of the point that ends on the eve of the window; null where there is none
 */
public record PointForm(
        boolean assurance,
        @Nullable Period window,
        @Nullable Period baseline,
        List<FundingSource> sources,
        List<LinkedObligation> linked,
        @Nullable LocalDate forecastTo,
        @Nullable String precededBy) {

    public PointForm {
        sources = List.copyOf(sources);
        linked = List.copyOf(linked);
    }

    public static PointForm plain() {
        return new PointForm(false, null, null, List.of(), List.of(), null, null);
    }
}
