package org.grantsuite.grant.ledger.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One movement of a statement.
 *
 * @param amount positive where the statement's accounts are debited
 * @param balance after the movement
 */
public record StatementLine(
        Place place,
        Instant postedAt,
        UUID journalId,
        JournalKind kind,
        String description,
        Account debit,
        Account credit,
        @Nullable String potCode,
        @Nullable String measure,
        @Nullable String providerReference,
        @Nullable String generalLedgerReference,
        Money amount,
        Money balance) {

    /** Where a movement stands: by value date, then in the order of posting. */
    public record Place(LocalDate valueOn, long sequence, int line) {}
}
