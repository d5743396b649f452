package org.grantsuite.quickstart.invariant;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.grantsuite.quickstart.invariant.RawLines.AwardLine;
import org.grantsuite.quickstart.invariant.RawLines.Comeback;
import org.grantsuite.quickstart.invariant.RawLines.Entry;
import org.grantsuite.quickstart.invariant.RawLines.Journal;
import org.grantsuite.quickstart.invariant.RawLines.Ledger;
import org.grantsuite.quickstart.invariant.RawLines.Payment;
import org.grantsuite.quickstart.invariant.RawLines.Plan;
import org.grantsuite.quickstart.invariant.RawLines.Pot;
import org.grantsuite.quickstart.invariant.RawLines.ProviderReturn;
import org.grantsuite.quickstart.invariant.RawLines.RunLine;
import org.grantsuite.quickstart.invariant.RawLines.Shares;

/** The invariants one thread can show, worked out from raw lines by pure functions. */
public final class Invariants {
    /** Money, and what is owed to and by the grant beside it. */
    private static final Set<String> HELD = Set.of(
            "GRANT_CASH",
            "PREPAYMENTS",
            "CREDITORS",
            "PROVIDER_DEBTORS",
            "RECOVERY_DUE",
            "LOSS_ALLOWANCE",
            "REPAYMENT_CREDITOR",
            "REPAYMENT_NOTIFIED",
            "SET_OFF_CLEARING",
            "SUSPENSE");

    private static final String FIGURES_LOCKED = "FIGURES_LOCKED";
    private static final String ADMINISTRATION = "DISTRIBUTION_AND_REPORTING";

    private Invariants() {}

    /** Each invariant by its number, and whether the lines keep it. */
    public static Map<Integer, Boolean> check(RawLines lines) {
        Map<Integer, Boolean> kept = new TreeMap<>();
        kept.put(1, moneyInEqualsMoneyOutAndHeld(lines.ledger()));
        kept.put(2, potsMakeTheInstalmentAndAwardsThePots(lines.shares()));
        kept.put(3, sameUnitsGiveTheSamePence(lines.shares()));
        kept.put(4, editionsLeaveFrozenRunsAlone(lines.shares()));
        kept.put(5, paidWithinAcceptedWithinOffered(lines.shares()));
        kept.put(6, onlyRegisteredLocationsArePaid(lines.shares()));
        kept.put(7, cumulativeFiguresFallOnlyWithReason(lines));
        kept.put(8, certificateBindsTheReturn(lines));
        kept.put(9, lockedFiguresStay(lines));
        kept.put(10, eachProviderAccountsForWhatItWasPaid(lines));
        kept.put(11, administrationWithinItsCap(lines.ledger()));
        kept.put(12, eachFactIsBookedOnce(lines));
        kept.put(13, deadlinesKnowBankHolidays(lines));
        kept.put(14, moneyIsWrittenInPence(lines));
        kept.put(15, overridesHaveWhoWhenWhy(lines));
        kept.put(16, everyJournalBalances(lines.ledger()));
        return kept;
    }

    /** 1: on every day on which something happened, what came in is what went out and what is held. */
    private static boolean moneyInEqualsMoneyOutAndHeld(Ledger ledger) {
        return !ledger.held().isEmpty()
                && all(ledger.held(), held -> {
                    long net = ledger.entries().stream()
                            .filter(entry -> !entry.valueOn().isAfter(held.asOf()))
                            .filter(entry -> !HELD.contains(entry.account()))
                            .mapToLong(entry -> entry.creditPence() - entry.debitPence())
                            .sum();
                    return net == held.pence();
                });
    }

    /** 2 */
    private static boolean potsMakeTheInstalmentAndAwardsThePots(Shares shares) {
        return all(shares.plans(), plan -> potsMake(plan, shares.pots()))
                && all(
                        shares.pots(),
                        pot -> !pot.forProviders()
                                || (pot.pence() == sum(shares.runLines(), line -> isOf(pot, line), RunLine::pence)
                                        && pot.pence()
                                                == sum(
                                                        shares.awardLines(),
                                                        line -> isOf(pot, line),
                                                        AwardLine::pence)));
    }

    private static boolean potsMake(Plan plan, List<Pot> pots) {
        long sum = sum(pots, pot -> pot.planId().equals(plan.id()), Pot::pence);
        return sum + plan.residualPence() == plan.amountPence() && plan.amountPence() == plan.instalmentPence();
    }

    private static boolean isOf(Pot pot, RunLine line) {
        return line.planId().equals(pot.planId()) && line.potCode().equals(pot.code());
    }

    private static boolean isOf(Pot pot, AwardLine line) {
        return line.planId().equals(pot.planId()) && line.potCode().equals(pot.code());
    }

    /** 3: an independent apportionment of the pot over the lines' units comes to the same pence. */
    private static boolean sameUnitsGiveTheSamePence(Shares shares) {
        return all(shares.pots(), pot -> !pot.forProviders() || isApportioned(pot, shares.runLines()));
    }

    private static boolean isApportioned(Pot pot, List<RunLine> lines) {
        Map<String, Long> units = new TreeMap<>();
        Map<String, Long> pence = new TreeMap<>();
        lines.stream().filter(line -> isOf(pot, line)).forEach(line -> {
            units.put(line.lineKey(), line.units());
            pence.put(line.lineKey(), line.pence());
        });
        long total = pence.values().stream().mapToLong(Long::longValue).sum();
        return !units.isEmpty() && NaiveShares.of(units, total).equals(pence);
    }

    /** 4 */
    private static boolean editionsLeaveFrozenRunsAlone(Shares shares) {
        return all(shares.frozenRuns(), run -> run.hashWhenCommitted().equals(run.hashAtEnd()));
    }

    /** 5 */
    private static boolean paidWithinAcceptedWithinOffered(Shares shares) {
        return all(shares.awards(), award -> {
            long accepted = "ACCEPTED".equals(award.status()) ? award.offeredPence() : 0;
            long paid = sum(shares.payments(), payment -> payment.awardId().equals(award.id()), Payment::pence);
            return paid == award.paidPence() && paid <= accepted;
        });
    }

    /** 6: on the day of the decision and on the day of payment (R26). */
    private static boolean onlyRegisteredLocationsArePaid(Shares shares) {
        return all(
                shares.payments(),
                payment -> shares.locations().stream()
                        .filter(location -> location.id().equals(payment.locationId()))
                        .anyMatch(location -> location.registered()
                                && isRegistered(location, payment.decidedOn())
                                && isRegistered(location, payment.paidOn())));
    }

    private static boolean isRegistered(RawLines.Location location, LocalDate day) {
        return !location.registeredOn().isAfter(day)
                && location.deregisteredOn().map(day::isBefore).orElse(true);
    }

    /** 7 */
    private static boolean cumulativeFiguresFallOnlyWithReason(RawLines lines) {
        return all(
                lines.reports().figures(),
                figure -> figure.later() >= figure.earlier() || !figure.reason().isBlank());
    }

    /** 8 */
    private static boolean certificateBindsTheReturn(RawLines lines) {
        return all(
                lines.reports().certificates(),
                certificate -> certificate.certificateHash().equals(certificate.returnHash())
                        && certificate.returnHash().equals(certificate.fileHash()));
    }

    /** 9: what was locked is what stands, and a change was refused. */
    private static boolean lockedFiguresStay(RawLines lines) {
        return all(
                lines.reports().locked(),
                one -> !one.hashWhenLocked().isBlank()
                        && one.hashWhenLocked().equals(one.hashAtEnd())
                        && FIGURES_LOCKED.equals(one.changeAnswered()));
    }

    /** 10: spent, returned and unspent make what was paid, and what was unspent came back or was written off. */
    private static boolean eachProviderAccountsForWhatItWasPaid(RawLines lines) {
        Map<String, Long> paid = totals(lines.shares().payments(), Payment::providerId, Payment::pence);
        Map<String, Long> told = totals(
                lines.reports().providerReturns(),
                ProviderReturn::providerId,
                one -> one.spentPence() + one.returnedPence() + one.unspentPence());
        Map<String, Long> unspent = totals(
                lines.reports().providerReturns().stream()
                        .filter(one -> one.unspentPence() > 0)
                        .toList(),
                ProviderReturn::providerId,
                ProviderReturn::unspentPence);
        Map<String, Long> back = totals(lines.reports().comebacks(), Comeback::providerId, Comeback::pence);
        return !paid.isEmpty() && paid.equals(told) && unspent.equals(back);
    }

    /** 11 */
    private static boolean administrationWithinItsCap(Ledger ledger) {
        return sum(ledger.direct(), line -> ADMINISTRATION.equals(line.adminKind()), RawLines.DirectLine::pence)
                <= ledger.adminCapPence();
    }

    /** 12: receipt, payment and submission each once, in either direction. */
    private static boolean eachFactIsBookedOnce(RawLines lines) {
        List<Journal> journals = lines.ledger().journals();
        Set<String> payments = lines.shares().payments().stream()
                .map(payment -> "payment/" + payment.id())
                .collect(Collectors.toSet());
        Set<String> receipts = lines.ledger().receipts().stream()
                .map(RawLines.Receipt::journalId)
                .collect(Collectors.toSet());
        return areDistinct(journals, Journal::businessKey)
                && areDistinct(lines.ledger().receipts(), RawLines.Receipt::bankReference)
                && areDistinct(lines.reports().submissions(), Function.identity())
                && payments.equals(of(journals, "TRANSFER", Journal::businessKey))
                && receipts.equals(of(journals, "RECEIPT", Journal::id));
    }

    private static Set<String> of(List<Journal> journals, String kind, Function<Journal, String> key) {
        return journals.stream()
                .filter(journal -> kind.equals(journal.kind()))
                .map(key)
                .collect(Collectors.toSet());
    }

    /** 13 */
    private static boolean deadlinesKnowBankHolidays(RawLines lines) {
        return all(
                lines.records().deadlines(),
                deadline -> WorkingDay.after(deadline.from(), deadline.days()).equals(deadline.dueOn()));
    }

    /** 14: as a text with two decimals, so that no reader is tempted into binary fractions. */
    private static boolean moneyIsWrittenInPence(RawLines lines) {
        return all(lines.records().moneyTexts(), text -> text.matches("\"-?\\d{1,15}\\.\\d{2}\""));
    }

    /** 15 */
    private static boolean overridesHaveWhoWhenWhy(RawLines lines) {
        return all(
                lines.records().overrides(),
                made -> !made.who().isBlank()
                        && !made.when().isBlank()
                        && !made.why().isBlank());
    }

    /** 16 */
    private static boolean everyJournalBalances(Ledger ledger) {
        Map<String, Long> net =
                totals(ledger.entries(), Entry::journalId, entry -> entry.debitPence() - entry.creditPence());
        return net.keySet().equals(ledger.journals().stream().map(Journal::id).collect(Collectors.toSet()))
                && net.values().stream().allMatch(value -> value == 0);
    }

    /** Nothing to look at proves nothing: an empty list does not keep an invariant. */
    private static <T> boolean all(List<T> rows, Predicate<T> rule) {
        return !rows.isEmpty() && rows.stream().allMatch(rule);
    }

    private static <T> long sum(List<T> rows, Predicate<T> which, ToLongFunction<T> pence) {
        return rows.stream().filter(which).mapToLong(pence).sum();
    }

    private static <T> Map<String, Long> totals(List<T> rows, Function<T, String> key, ToLongFunction<T> pence) {
        return rows.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.summingLong(pence)));
    }

    private static <T> boolean areDistinct(List<T> rows, Function<T, ?> key) {
        Set<Object> seen = new HashSet<>();
        return all(rows, row -> seen.add(key.apply(row)));
    }
}
