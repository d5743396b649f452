package org.grantsuite.fakefinance.conformance;

/** What an adapter did wrong, and with which line. */
public record Finding(Kind kind, String detail) {
    public enum Kind {
        NO_OUTCOME,
        NOT_BOOKED,
        BOOKED_TWICE,
        WRONG_SIGN,
        WRONG_AMOUNT,
        WRONG_PERIOD,
        WRONG_CODES,
        BOOKED_BUT_NOT_ACKNOWLEDGED,
        UNKNOWN_BOOKING,
        LEDGER_REFERENCE_DIFFERS,
        ORDER_LOST,
        OUT_OF_BALANCE,
        OUTCOME_REFUSED,
        NOTHING_DONE
    }

    @Override
    public String toString() {
        return kind + ": " + detail;
    }
}
