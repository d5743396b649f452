package org.grantsuite.allocation.apportionment;

/**
 * What is paid now, given what was paid before (DESIGN 4). Largest remainder is not monotone in the pot, and counts change
 * between instalments, so "entitlement less paid" can be negative; a payment never is.
 *
 * @param pence paid now, each zero or more
 * @param carriedPence what stays between a line's entitlement and all it was paid, for next time: more than zero is owed to
 *     it, less than zero was too much
 */
public record TrueUp(long[] pence, long[] carriedPence) {

    /**
     * Each line is due its entitlement less what it was paid; one that was paid too much gets nothing now and keeps the
     * surplus against it. Where the dues come to more than there is, they are scaled down alike, and the rest is owed.
     *
     * @param pot what there is now, zero or more
     */
    public static TrueUp carryForward(long pot, long[] entitled, long[] paid, LineOrder order, RemainderRule rule) {
        long[] due = new long[entitled.length];
        long sum = 0;
        for (int i = 0; i < due.length; i++) {
            due[i] = Math.max(0, entitled[i] - paid[i]);
            sum = Math.addExact(sum, due[i]);
        }
        long[] pence = sum <= pot ? due : ProRata.share(pot, due, order, rule).pence();
        long[] carried = new long[due.length];
        for (int i = 0; i < due.length; i++) {
            carried[i] = entitled[i] - paid[i] - pence[i];
        }
        return new TrueUp(pence, carried);
    }
}
