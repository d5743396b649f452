package org.grantsuite.reporting.programme.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is shown.
 *
 * @param summed what its parts come to; {@code difference} is stated less summed
 * @param subsets rows of which it is the whole: shown, never added
 * @param onward rows given out of it: its own money, not counted again
 */
public record SheetRow(
        String id,
        String label,
        Unit unit,
        Qualifier qualifier,
        String printed,
        @Nullable String base,
        @Nullable String summed,
        @Nullable String difference,
        List<String> parts,
        List<String> subsets,
        List<String> onward,
        @Nullable Boolean suppressed,
        @Nullable String place,
        @Nullable String source) {

    static final String WITHHELD = "withheld";

    /** The same with its figure withheld, and with it all that was worked out from it. */
    SheetRow withheld() {
        return new SheetRow(
                id, label, unit, qualifier, WITHHELD, null, null, null, parts, subsets, onward, true, place, source);
    }

    SheetRow withoutSum() {
        return new SheetRow(
                id,
                label,
                unit,
                qualifier,
                printed,
                base,
                null,
                null,
                parts,
                subsets,
                onward,
                suppressed,
                place,
                source);
    }
}
