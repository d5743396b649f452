package org.grantsuite.grant.spend.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a line came from: a file, or a line that was charged to the wrong grant. */
public record SpendLinks(
        @Nullable UUID importId,
        @Nullable Integer importLine,
        @Nullable Counterpart counterpart) {
    public static final SpendLinks NONE = new SpendLinks(null, null, null);

    /** The line of the other grant (R10). */
    public record Counterpart(UUID grantId, UUID lineId, String reason) {}

    public static SpendLinks imported(UUID importId, int line) {
        return new SpendLinks(importId, line, null);
    }

    public static SpendLinks from(Counterpart counterpart) {
        return new SpendLinks(null, null, counterpart);
    }
}
