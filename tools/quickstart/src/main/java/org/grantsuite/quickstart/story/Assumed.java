package org.grantsuite.quickstart.story;

import java.time.LocalDate;

/** What no published source states. The story needs it, so it is made up here and labelled wherever it is entered. */
final class Assumed {
    static final LocalDate DETERMINED_ON = LocalDate.of(2021, 11, 10);
    static final LocalDate CALL_IN_ENDS_ON = LocalDate.of(2021, 12, 15);
    static final LocalDate DECISION_EFFECTIVE_ON = LocalDate.of(2021, 12, 16);
    static final String RP1_SENT_AT = "2021-12-13T15:04:00Z";
    static final String RP1_ACKNOWLEDGED_AT = "2021-12-13T15:06:00Z";
    static final LocalDate RECEIPT_1_ON = LocalDate.of(2021, 12, 17);
    static final LocalDate MINUTE_ON = LocalDate.of(2021, 12, 21);
    static final LocalDate OFFERED_1_ON = LocalDate.of(2021, 12, 22);
    static final LocalDate ACCEPTED_1_ON = LocalDate.of(2022, 1, 10);
    static final LocalDate PAID_1_ON = LocalDate.of(2022, 1, 18);
    static final LocalDate RECEIPT_2_ON = LocalDate.of(2022, 1, 28);
    static final LocalDate OFFICER_ON = LocalDate.of(2022, 2, 2);
    static final LocalDate OFFERED_2_ON = LocalDate.of(2022, 2, 3);
    static final LocalDate ACCEPTED_2_ON = LocalDate.of(2022, 2, 11);
    static final LocalDate PAID_2_ON = LocalDate.of(2022, 2, 18);
    static final LocalDate RETURNS_SIGNED_ON = LocalDate.of(2022, 4, 11);
    static final String RP2_SENT_AT = "2022-04-27T10:30:00Z";
    static final String RP2_ACKNOWLEDGED_AT = "2022-04-27T10:41:00Z";
    static final LocalDate FINAL_VALUE_ON = LocalDate.of(2022, 5, 20);
    static final LocalDate LOCKED_ON = LocalDate.of(2022, 7, 1);
    static final LocalDate TOO_LATE_ON = LocalDate.of(2022, 7, 5);
    static final LocalDate RAISED_ON = LocalDate.of(2022, 7, 6);
    static final LocalDate NOTICE_ON = LocalDate.of(2022, 7, 15);
    static final LocalDate RECOVERED_ON = LocalDate.of(2022, 8, 3);
    static final LocalDate WRITTEN_OFF_ON = LocalDate.of(2022, 9, 30);
    static final LocalDate REPAID_ON = LocalDate.of(2022, 10, 14);
    static final LocalDate BEDS_AS_OF = LocalDate.of(2021, 11, 30);
    /** Implied by the pot of £83,178 at about £111. */
    static final int NURSING_BEDS = 749;
    /** The paper puts the hospice into the first pot and states no driver. */
    static final int HOSPICE_UNITS = 12;

    private Assumed() {}
}
