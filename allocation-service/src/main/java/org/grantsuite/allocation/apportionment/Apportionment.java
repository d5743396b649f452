package org.grantsuite.allocation.apportionment;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A pot shared over lines. {@code pence[i]} belongs to {@code weights[i]} of the call.
 *
 * @param potPence what was shared
 * @param totalWeight sum of all weights
 * @param pence share of each line; the array is the result's own and is handed out without a copy
 * @param oddPennies pennies that rounding down left over, before the remainder rule gave them away
 * @param heldPence pennies that stay in the pot: {@code sum(pence) + heldPence == potPence}, always
 * @param cut smallest remainder (pot × weight mod total weight) that took an odd penny under
 *     {@link RemainderRule#LARGEST_REMAINDER}; null when none did or the rule is another
 */
public record Apportionment(
        long potPence,
        BigInteger totalWeight,
        long[] pence,
        long oddPennies,
        long heldPence,
        @Nullable BigInteger cut) {}
