package org.grantsuite.quickstart.story;

import java.time.LocalDate;
import java.util.List;
import org.grantsuite.quickstart.api.Sterling;

/**
 * What was published about the grant: the determination, the conditions and the board's paper of 8 December 2021. Dates
 * and figures that no source states are in {@link Assumed}.
 */
final class Published {
    static final String COUNCIL = "E08000002";
    static final String SCHEME = "WRRF-1";
    static final String DETERMINATION = "31/5781";
    static final long ALLOCATION = Sterling.pence("552981.00");
    static final long INSTALMENT_1 = Sterling.pence("331788.60");
    static final long INSTALMENT_2 = Sterling.pence("221192.40");
    static final long RESIDUAL = Sterling.pence("0.60");
    static final LocalDate CCMT_ON = LocalDate.of(2021, 11, 23);
    static final LocalDate BOARD_ON = LocalDate.of(2021, 12, 8);
    static final LocalDate CLOSE_ON = LocalDate.of(2022, 3, 31);
    static final String RATE_PER_UNIT = "42";
    static final String RATE_PER_NURSING_BED = "111";
    static final int CARE_HOMES = 57;
    static final int BEDS = 1844;
    static final int USERS = 1232;
    /** The board's own promise, which the conditions do not make. */
    static final int PROMISED_DAYS = 20;

    static final PublishedPot CARE = new PublishedPot("CARE", "Care providers", "PROVIDERS", "45", "148608.00");
    static final PublishedPot NURSING = new PublishedPot("NURSING", "Nursing homes", "PROVIDERS", "25", "83178.00");
    static final PublishedPot PILOT = new PublishedPot("PILOT", "Heads Up pilot", "DIRECT", "3", "10615.00");
    static final PublishedPot HUB = new PublishedPot("HUB", "Workforce Hub", "DIRECT", "27", "89387.00");
    static final List<PublishedPot> POTS = List.of(CARE, NURSING, PILOT, HUB);

    record PublishedPot(String code, String label, String recipient, String percent, String amount) {}

    private Published() {}
}
