package org.grantsuite.fakefinance.ledger;

import java.time.YearMonth;
import java.util.Map;

/**
 * A line to be booked.
 *
 * @param pence debit positive, credit negative
 */
public record Entry(String reference, String journalId, long pence, YearMonth period, Map<String, String> segments) {
    public Entry {
        segments = Map.copyOf(segments);
    }
}
