package org.grantsuite.reporting.calculation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What a provider was asked to give back of an award, and what became of it, as allocation-service keeps it. */
public record ProviderClaim(
        UUID id,
        UUID awardId,
        String providerId,
        String reference,
        boolean misspent,
        long pence,
        LocalDate raisedOn,
        List<Change> changes) {

    public ProviderClaim {
        changes = List.copyOf(changes);
    }

    /** How what is open of it came down. */
    public enum Kind {
        CAME_BACK,
        /** The council bears it; the department is owed all the same (R40). */
        WRITTEN_OFF,
        TAKEN_BACK
    }

    public record Change(Kind kind, long pence, LocalDate on) {}

    public long pence(Kind kind) {
        return changes.stream()
                .filter(change -> change.kind() == kind)
                .mapToLong(Change::pence)
                .reduce(0, Math::addExact);
    }

    /** What was asked for and not taken back, whether it is settled or not. */
    public long askedPence() {
        return Math.subtractExact(pence, pence(Kind.TAKEN_BACK));
    }

    public long openPence() {
        return changes.stream().mapToLong(Change::pence).reduce(pence, Math::subtractExact);
    }

    /** As it was at the end of that day. */
    public ProviderClaim asOf(LocalDate day) {
        return new ProviderClaim(
                id,
                awardId,
                providerId,
                reference,
                misspent,
                pence,
                raisedOn,
                changes.stream().filter(change -> !change.on().isAfter(day)).toList());
    }
}
