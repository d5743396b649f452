package org.grantsuite.grant.receipt;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The difference of a receipt, explained. */
public record Variance(
        VarianceReason reason, String note, @Nullable UUID relatedGrantId) {}
