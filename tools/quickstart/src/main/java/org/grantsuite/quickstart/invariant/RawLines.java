package org.grantsuite.quickstart.invariant;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the services answered, row by row, and nothing worked out yet. Amounts are pence. A row is one line of one list
 * of one service, so that a single corrupted row is a single corrupted fact.
 */
public record RawLines(Ledger ledger, Shares shares, Reports reports, Records records) {

    /** grant-service's books. */
    public record Ledger(
            List<Journal> journals,
            List<Entry> entries,
            List<Held> held,
            List<Receipt> receipts,
            List<DirectLine> direct,
            long adminCapPence) {}

    public record Journal(String id, String kind, String businessKey) {}

    /** One side of one transfer. */
    public record Entry(String journalId, LocalDate valueOn, String account, long debitPence, long creditPence) {}

    /** What the service said was held at the end of a day. */
    public record Held(LocalDate asOf, long pence) {}

    public record Receipt(String bankReference, String journalId) {}

    public record DirectLine(String adminKind, long pence) {}

    /** allocation-service: from the plan to the payment. */
    public record Shares(
            List<Plan> plans,
            List<Pot> pots,
            List<RunLine> runLines,
            List<FrozenRun> frozenRuns,
            List<Award> awards,
            List<AwardLine> awardLines,
            List<Payment> payments,
            List<Location> locations) {}

    public record Plan(String id, long instalmentPence, long amountPence, long residualPence) {}

    public record Pot(String planId, String code, boolean forProviders, long pence) {}

    public record RunLine(String planId, String potCode, String lineKey, long units, long pence) {}

    /** A run's lines when it was committed and at the end, after the rules were issued again. */
    public record FrozenRun(String runId, String hashWhenCommitted, String hashAtEnd) {}

    public record Award(String id, String status, long offeredPence, long paidPence) {}

    public record AwardLine(String awardId, String planId, String potCode, long pence) {}

    public record Payment(
            String id,
            String awardId,
            String providerId,
            String locationId,
            LocalDate decidedOn,
            LocalDate paidOn,
            long pence) {}

    public record Location(String id, boolean registered, LocalDate registeredOn, Optional<LocalDate> deregisteredOn) {}

    /** reporting-service: what came back and what was said of it. */
    public record Reports(
            List<ProviderReturn> providerReturns,
            List<CumulativeFigure> figures,
            List<Certificate> certificates,
            List<Submission> submissions,
            List<Locked> locked,
            List<Comeback> comebacks) {}

    public record ProviderReturn(
            String providerId, String locationId, long spentPence, long returnedPence, long unspentPence) {}

    /** A cumulative figure at two reporting points; the reason where it may fall. */
    public record CumulativeFigure(String code, long earlier, long later, String reason) {}

    public record Certificate(String certificateHash, String returnHash, String fileHash) {}

    /** The figures that were locked, by hash, beside those that stand at the end; how a later change was answered. */
    public record Locked(String hashWhenLocked, String hashAtEnd, String changeAnswered) {}

    /** Money that came back from a provider, or was written off. */
    public record Comeback(String providerId, long pence) {}

    public record Submission(String departmentReturnId, int version) {}

    /** What spans the services. */
    public record Records(List<WorkingDays> deadlines, List<String> moneyTexts, List<Departure> overrides) {}

    public record WorkingDays(LocalDate from, int days, LocalDate dueOn) {}

    /** A departure from the plain course: who, when, why. */
    public record Departure(String what, String who, String when, String why) {}
}
