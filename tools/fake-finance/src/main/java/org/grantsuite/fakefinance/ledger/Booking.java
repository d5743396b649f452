package org.grantsuite.fakefinance.ledger;

import java.time.YearMonth;
import java.util.Map;

/**
 * A line as the general ledger holds it.
 *
 * @param position order of booking, from 1
 * @param reference what the grant suite knows the line by
 * @param pence debit positive, credit negative
 */
public record Booking(
        long position,
        String ledgerReference,
        String reference,
        String journalId,
        long pence,
        YearMonth period,
        Map<String, String> segments) {

    public Booking {
        segments = Map.copyOf(segments);
    }
}
