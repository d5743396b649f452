package org.grantsuite.allocation.apportionment;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What some lines of a limited share were shared by: the same for each of them.
 *
 * @param node the group whose sum was shared, the root for the pot
 * @param bound how that sum came about
 * @param groupPence what the group gets in all
 * @param sharedPence what of it was shared over lines at no limit of their own
 * @param totalWeight of those lines
 * @param oddPennies that rounding down left over
 * @param cut smallest remainder that took an odd penny, as in {@link Apportionment}
 */
public record ShareBasis(
        int node,
        Bound bound,
        long groupPence,
        long sharedPence,
        BigInteger totalWeight,
        long oddPennies,
        @Nullable BigInteger cut) {}
