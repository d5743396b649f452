package org.grantsuite.grant.posting.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.ledger.domain.Account;
import org.jspecify.annotations.Nullable;

/** One side of a transfer as it goes to the general ledger. The amount is positive; the side says which way. */
public record PostingLine(
        int line, Origin origin, Coding coding, Timing timing, Money amount, String description, Outcome outcome) {

    /** Where a line comes from in our ledger. */
    public record Origin(
            UUID journalId,
            int transfer,
            LineSide side,
            UUID grantId,
            String grantReference,
            Account account,
            @Nullable String potCode,
            @Nullable String measure) {

        /** What the general ledger knows the line by, however often it is sent: booking it once is booking it at all. */
        public String reference() {
            return reference(journalId, transfer, side);
        }

        public static String reference(UUID journalId, int transfer, LineSide side) {
            return journalId.toString().replace("-", "") + "-" + transfer + side.mark();
        }

        public ChartMapping.Key use() {
            return new ChartMapping.Key(account, grantId, potCode, measure);
        }
    }

    /** The council's codes, frozen when the batch is prepared. */
    public record Coding(@Nullable String controlAccount, SortedMap<String, String> segments) {
        public Coding {
            segments = new TreeMap<>(segments);
        }
    }

    /** The value date is the fact; the month is where the general ledger still takes it. */
    public record Timing(
            LocalDate valueOn,
            YearMonth postingMonth,
            @Nullable String redateReason) {
        public static Timing of(LocalDate valueOn) {
            return new Timing(valueOn, YearMonth.from(valueOn), null);
        }

        /** The day a system without periods is told: the value date, or the first day of the month it was moved to. */
        LocalDate postingOn() {
            return YearMonth.from(valueOn).equals(postingMonth) ? valueOn : postingMonth.atDay(1);
        }
    }

    public record Outcome(
            LineStatus status,
            int attempt,
            @Nullable String ledgerReference,
            @Nullable String reasonCode,
            @Nullable String reason) {
        public static Outcome prepared(int attempt) {
            return new Outcome(LineStatus.PREPARED, attempt, null, null, null);
        }
    }

    public Money debit() {
        return origin.side() == LineSide.DEBIT ? amount : Money.ZERO;
    }

    public Money credit() {
        return origin.side() == LineSide.CREDIT ? amount : Money.ZERO;
    }
}
