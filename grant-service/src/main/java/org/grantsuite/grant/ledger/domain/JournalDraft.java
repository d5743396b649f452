package org.grantsuite.grant.ledger.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A journal before it is posted.
 *
 * @param businessKey made of the business fact; a grant's ledger takes each key once
 */
public record JournalDraft(
        UUID grantId,
        JournalKind kind,
        LocalDate valueOn,
        String businessKey,
        String description,
        List<Transfer> transfers,
        References references) {

    public JournalDraft {
        transfers = List.copyOf(transfers);
        if (transfers.isEmpty()) {
            throw new IllegalArgumentException("a journal moves something");
        }
    }

    /** What a journal points at, where it does. */
    public record References(
            @Nullable Integer instalmentNumber,
            @Nullable String providerReference,
            @Nullable String generalLedgerReference,
            @Nullable UUID reservationId,
            @Nullable UUID reversesJournalId,
            @Nullable String actingPerson) {

        public static final References NONE = new References(null, null, null, null, null, null);

        public static References instalment(int number) {
            return new References(number, null, null, null, null, null);
        }

        public static References generalLedger(String reference) {
            return new References(null, null, reference, null, null, null);
        }

        public static References payment(int instalment, String provider, UUID reservationId, String actingPerson) {
            return new References(instalment, provider, null, reservationId, null, actingPerson);
        }

        public References reversing(UUID journalId) {
            return new References(
                    instalmentNumber, providerReference, generalLedgerReference, reservationId, journalId, null);
        }
    }

    /** The same fact in other accounts. */
    public JournalDraft with(List<Transfer> others) {
        return new JournalDraft(grantId, kind, valueOn, businessKey, description, others, references);
    }

    public Money total() {
        return transfers.stream().map(Transfer::amount).reduce(Money.ZERO, Money::plus);
    }
}
