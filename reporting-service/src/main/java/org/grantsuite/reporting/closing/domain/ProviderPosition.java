package org.grantsuite.reporting.closing.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One provider at the end of a grant, in pence (R40, invariant 10): what it was paid is what it rightly spent, gave back, was let
 * off and still owes.
 *
 * @param reported false where no return was accepted, so that nothing is known to be spent
 * @param acceptedSpendPence never more than it was paid: what it spent beyond was its own
 */
public record ProviderPosition(
        String providerId,
        long paidPence,
        boolean reported,
        long acceptedSpendPence,
        long misspentPence,
        Settled unspentSettled,
        Settled misspentSettled,
        long statedUnspentPence,
        Optional<LocalDate> oldestDebtOn) {

    /** What became of money that has to come back: received, given up on, or asked for and open. */
    public record Settled(long returnedPence, long writtenOffPence, long openPence) {

        long pence() {
            return Math.addExact(Math.addExact(returnedPence, writtenOffPence), openPence);
        }
    }

    public long unspentPence() {
        return Math.subtractExact(paidPence, acceptedSpendPence);
    }

    public long returnedPence() {
        return Math.addExact(unspentSettled.returnedPence(), misspentSettled.returnedPence());
    }

    public long writtenOffPence() {
        return Math.addExact(unspentSettled.writtenOffPence(), misspentSettled.writtenOffPence());
    }

    public long raisedPence() {
        return Math.addExact(unspentSettled.openPence(), misspentSettled.openPence());
    }

    public long recoverablePence() {
        long due = Math.addExact(unspentPence(), misspentPence);
        return Math.subtractExact(due, Math.addExact(returnedPence(), writtenOffPence()));
    }

    /** Owed and neither back, nor given up on, nor asked for: too much asked for of one kind makes up for the other. */
    public long toRaisePence() {
        long due = Math.addExact(unspentPence(), misspentPence);
        return Math.max(0, Math.subtractExact(due, Math.addExact(unspentSettled.pence(), misspentSettled.pence())));
    }

    public long unspentToRaisePence() {
        return Math.subtractExact(toRaisePence(), misspentToRaisePence());
    }

    public long misspentToRaisePence() {
        long notAskedFor = Math.max(0, Math.subtractExact(misspentPence, misspentSettled.pence()));
        return Math.min(toRaisePence(), notAskedFor);
    }
}
