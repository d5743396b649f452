package org.grantsuite.grant.ledger.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.grantsuite.grant.ledger.laws.RawLedger.Entry;
import org.grantsuite.grant.ledger.laws.RawLedger.Leg;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The laws of the ledger after thousands of seeded random operations by concurrent posters. {@code mvn test} runs the short
 * form; {@code -Dgrantsuite.laws.operations=100000} the long one, {@code -Dgrantsuite.laws.seed} another walk.
 */
@Tag("campaign")
@GrantServiceTest
class LedgerLawsTest {
    private static final Logger LOG = Logger.getLogger(LedgerLawsTest.class);
    private static final int OPERATIONS = Integer.getInteger("grantsuite.laws.operations", 1_000);
    private static final long SEED = Long.getLong("grantsuite.laws.seed", 55_298_100L);
    private static final int POSTERS = 8;
    private static final String COUNCIL = "E08000001";
    private static final LocalDate LAST = LocalDate.of(2022, 12, 31);
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2021, 10, 20),
            LocalDate.of(2021, 10, 21),
            LocalDate.of(2021, 11, 30),
            LocalDate.of(2021, 12, 31),
            LocalDate.of(2022, 2, 14),
            LocalDate.of(2022, 3, 31),
            LAST);
    private static final Set<String> IN = Set.of("GRANT_RECEIVED", "RECOVERED", "OWN_RESOURCES");
    private static final Set<String> OUT =
            Set.of("TRANSFERRED", "TRANSFERRED_AS_AGENT", "DIRECT_SPEND", "ADMIN_SPEND", "REPAID", "SET_OFF");
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
    private static final List<String> MOVING = List.of(
            "receipt", "set-off", "direct-spend", "admin", "reversal", "reservation", "payment", "void", "accrual");

    private final Council council = new Council(COUNCIL);
    private final Books books = new Books();
    private final List<String> grants = new ArrayList<>();
    private final Random dice = new Random(SEED);
    private int wave;

    @TestHTTPResource("/")
    URI base;

    @Test
    void shouldKeepTheLawsUnderConcurrentPosters() {
        Wire wire = new Wire(base, COUNCIL);
        var stock = new Stock(grants, open(Math.max(6, OPERATIONS / 1_500)));
        var stop = new AtomicBoolean();
        var auditor = new Auditor(wire, grants, new Random(SEED + 1), stop);
        var treasurer = new Treasurer(wire, grants);
        long began = System.nanoTime();
        post(wire, stock, List.of(auditor, () -> closeOnTheWay(treasurer, stock)), stop);
        treasurer.requireNothingChanged();
        treasurer.reopen();
        post(wire, stock, List.of(), stop);
        treasurer.requireSomethingChanged();
        LOG.infof("%d operations in %d ms: %s", OPERATIONS, (System.nanoTime() - began) / 1_000_000, books.counts());

        assertThat(auditor.looks()).as("looked while it went on").isGreaterThan(10);
        assertThat(MOVING)
                .allSatisfy(what -> assertThat(books.counted(what)).as(what).isPositive());
        grants.forEach(grant -> requireLaws(wire, grant));
        auditor.requireNothingChanged();
        requireTold();
    }

    private Map<String, String> open(int count) {
        Map<String, String> decisions = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String grant = council.aGrantOf("900000000.00");
            grants.add(grant);
            decisions.put(grant, council.aDecision(grant));
        }
        return decisions;
    }

    private static void closeOnTheWay(Treasurer treasurer, Stock stock) {
        while (stock.deeds() < OPERATIONS / 8 && !Thread.currentThread().isInterrupted()) {
            Auditor.pause();
        }
        treasurer.close();
    }

    /** Half of the operations, with others beside; {@code stop} is told when the posters have gone. */
    private void post(Wire wire, Stock stock, List<Runnable> beside, AtomicBoolean stop) {
        ExecutorService threads = Executors.newFixedThreadPool(POSTERS + beside.size());
        wave++;
        try {
            List<CompletableFuture<Void>> looking = beside.stream()
                    .map(one -> CompletableFuture.runAsync(one, threads))
                    .toList();
            List<CompletableFuture<Void>> posting = new ArrayList<>();
            for (int i = 0; i < POSTERS; i++) {
                String name = "p" + wave + "-" + i;
                var poster =
                        new Poster(wire, books, stock, name, new Random(dice.nextLong()), OPERATIONS / 2 / POSTERS);
                posting.add(CompletableFuture.runAsync(poster, threads));
            }
            posting.forEach(CompletableFuture::join);
            stop.set(true);
            looking.forEach(CompletableFuture::join);
        } finally {
            stop.set(true);
            threads.shutdownNow();
        }
    }

    private void requireLaws(Wire wire, String grant) {
        List<Entry> entries = RawLedger.entries(grant);
        assertThat(entries.stream().filter(Entry::isActual))
                .as("every acknowledged movement once")
                .hasSize(books.journals(grant));
        requireNumbered(entries);
        entries.forEach(LedgerLawsTest::requireBalanced);
        requireReversals(entries);
        requireEveryInstant(entries);
        requireRoutes(wire, grant, entries);
        DAYS.forEach(day -> requireFold(wire, grant, day, entries));
        requireReservations(grant, entries);
    }

    private static void requireNumbered(List<Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).sequence()).isEqualTo(i + 1L);
            if (i > 0) {
                assertThat(entries.get(i).postedAt())
                        .isAfterOrEqualTo(entries.get(i - 1).postedAt());
            }
        }
    }

    private static void requireBalanced(Entry entry) {
        assertThat(entry.legs()).as(entry.toString()).isNotEmpty();
        assertThat(entry.legs()).allMatch(leg -> leg.pence() > 0 && !leg.debit().equals(leg.credit()));
        Map<String, Long> balances = new TreeMap<>();
        RawLedger.add(balances, entry);
        assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
    }

    private static void requireReversals(List<Entry> entries) {
        Map<UUID, Entry> byId = entries.stream().collect(Collectors.toMap(Entry::id, Function.identity()));
        Set<UUID> reversed = new HashSet<>();
        for (Entry entry : entries) {
            if (entry.reverses() != null) {
                Entry original = byId.get(entry.reverses());
                assertThat(reversed.add(entry.reverses())).as("reversed once").isTrue();
                assertThat(entry.legs())
                        .isEqualTo(original.legs().stream().map(Leg::turned).toList());
                assertThat(entry.route()).isEqualTo(original.route());
                assertThat(entry.sequence()).isGreaterThan(original.sequence());
            }
        }
    }

    /**
     * Invariant 1 after each journal, in the order they were posted, written in the accounts: what came in is what went
     * out and what is held; what stands beside the books balances by itself.
     */
    private static void requireEveryInstant(List<Entry> entries) {
        Map<String, Long> balances = new TreeMap<>();
        for (Entry entry : entries) {
            RawLedger.add(balances, entry);
            long memo = sum(balances, RawLedger.MEMO);
            long in = -sum(balances, IN);
            long out = sum(balances, OUT);
            long held = sum(balances, HELD);
            assertThat(memo)
                    .as("beside the books after journal " + entry.sequence())
                    .isZero();
            assertThat(in).as("after journal " + entry.sequence()).isEqualTo(out + held);
        }
    }

    private static long sum(Map<String, Long> balances, Set<String> accounts) {
        return accounts.stream()
                .mapToLong(account -> balances.getOrDefault(account, 0L))
                .sum();
    }

    /** Each journal goes one way; the ways together move what the ledger moved, once. */
    private static void requireRoutes(Wire wire, String grant, List<Entry> entries) {
        Map<String, Long> byRoute = entries.stream()
                .collect(Collectors.groupingBy(Entry::route, TreeMap::new, Collectors.summingLong(Entry::pence)));
        Map<String, Long> bySql = RawLedger.table("""
                select posting_route, sum(amount_pence)::bigint from journal j join transfer t on t.journal_id = j.id
                where j.grant_id = ?::uuid group by posting_route""", grant);
        Map<String, Long> byWire = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode journal : journals(wire, grant)) {
            assertThat(seen.add(journal.path("id").asText())).isTrue();
            for (JsonNode transfer : journal.path("transfers")) {
                byWire.merge(journal.path("postingRoute").asText(), Pence.of(transfer.path("amount")), Long::sum);
            }
        }
        assertThat(seen).hasSameSizeAs(entries);
        assertThat(byRoute).isEqualTo(bySql).isEqualTo(byWire);
        Map<String, Set<String>> routesOfKind = entries.stream()
                .filter(one -> one.reverses() == null)
                .collect(Collectors.groupingBy(Entry::kind, Collectors.mapping(Entry::route, Collectors.toSet())));
        assertThat(routesOfKind)
                .allSatisfy((kind, routes) -> assertThat(routes).as(kind).hasSize(1));
    }

    private static List<JsonNode> journals(Wire wire, String grant) {
        List<JsonNode> found = new ArrayList<>();
        String path = "/v1/grants/" + grant + "/journals?limit=500";
        String next = "";
        while (next != null) {
            JsonNode page = Auditor.get(wire, path + (next.isEmpty() ? "" : "&cursor=" + next));
            page.path("items").forEach(found::add);
            next = page.path("next").textValue();
        }
        return found;
    }

    /** What the service answers, what its rows fold to, what SQL sums, and what the posters were told: one figure. */
    private void requireFold(Wire wire, String grant, LocalDate day, List<Entry> entries) {
        JsonNode answer = Auditor.get(wire, "/v1/grants/" + grant + "/ledger/balances?asOf=" + day);
        Map<String, Long> folded = RawLedger.fold(entries, day);
        assertThat(Auditor.accounts(answer)).as(grant + " on " + day).isEqualTo(folded);
        assertThat(RawLedger.sums(grant, day)).isEqualTo(folded);
        Map<String, Long> position = Auditor.position(answer);
        position.values().removeIf(pence -> pence == 0);
        assertThat(position).isEqualTo(books.fold(grant, day));
        Auditor.requireInvariantOne(answer);
        JsonNode trial = Auditor.get(wire, "/v1/grants/" + grant + "/ledger/trial-balance?asOf=" + day);
        assertThat(trial.path("balanced").asBoolean()).isTrue();
        assertThat(Pence.of(trial.path("totalDebit"))).isEqualTo(Pence.of(trial.path("totalCredit")));
        assertThat(folded.values().stream().mapToLong(Long::longValue).sum()).isZero();
    }

    /** What a reservation says was posted is what its journals moved. */
    private static void requireReservations(String grant, List<Entry> entries) {
        Map<String, Long> moved = entries.stream()
                .filter(one -> one.reservation() != null)
                .collect(Collectors.groupingBy(
                        one -> one.reservation().toString(), TreeMap::new, Collectors.summingLong(Entry::pence)));
        assertThat(RawLedger.table(
                        "select id::text, posted_pence from reservation where grant_id = ?::uuid and posted_pence > 0",
                        grant))
                .isEqualTo(moved);
    }

    /** One event and one audit entry for each deed, no more and no fewer. */
    private void requireTold() {
        Map<String, Long> expected = new TreeMap<>(Map.of(
                "ReceiptRecorded", (long) books.counted("receipt"),
                "DirectSpendRecorded", (long) books.counted("direct-spend") + books.counted("admin"),
                "DirectSpendReversed", (long) books.counted("reversal"),
                "FundsReserved", (long) books.counted("reservation"),
                "PaymentPosted", (long) books.counted("payment"),
                "ReservationVoided", (long) books.counted("void")));
        assertThat(RawLedger.table(
                        "select type, count(*) from event where council_code = ? and type = any(?) group by type",
                        COUNCIL,
                        expected.keySet().toArray(new String[0])))
                .isEqualTo(expected);
        assertThat(RawLedger.table(
                        "select 'deeds', count(*) from audit_entry where council_code = ? and action ~ ?",
                        COUNCIL,
                        "RECEIPT_RECORDED|DIRECT_SPEND|FUNDS_RESERVED|PAYMENT_POSTED|RESERVATION_VOIDED"))
                .containsEntry(
                        "deeds",
                        expected.values().stream().mapToLong(Long::longValue).sum());
    }
}
