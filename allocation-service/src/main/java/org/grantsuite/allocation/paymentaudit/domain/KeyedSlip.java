package org.grantsuite.allocation.paymentaudit.domain;

/** Slips of the keyboard: two neighbouring digits swapped, or the decimal point a place off. */
final class KeyedSlip {
    private KeyedSlip() {}

    /** Whether {@code keyed} is {@code meant} with one slip in it; both in pence. */
    static boolean between(long keyed, long meant) {
        return keyed != meant && (keyed == 10 * meant || meant == 10 * keyed || isSwapped(keyed, meant));
    }

    private static boolean isSwapped(long keyed, long meant) {
        String text = Long.toString(meant);
        for (int i = 0; i + 1 < text.length(); i++) {
            String swapped = text.substring(0, i) + text.charAt(i + 1) + text.charAt(i) + text.substring(i + 2);
            if (Long.parseLong(swapped) == keyed) {
                return true;
            }
        }
        return false;
    }
}
