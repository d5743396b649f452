package org.grantsuite.fakefinance.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.grantsuite.fakefinance.ledger.Booking;
import org.grantsuite.fakefinance.ledger.Entry;
import org.grantsuite.fakefinance.ledger.GeneralLedger;
import org.jspecify.annotations.Nullable;

/**
 * Takes posting batches from grant-service into the general ledger. The order that makes it safe to be killed anywhere: the
 * batch is taken, each journal is booked unless its references stand there, and only what stands there is acknowledged.
 */
public final class Adapter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APPROVAL = "AWAITING_APPROVAL";
    private static final int CHUNK = 500;
    private static final int LATE_CYCLES = 2;
    private static final int AWAY_CYCLES = 3;

    private final SuiteClient suite;
    private final GeneralLedger ledger;
    private final Settings settings;
    private final Map<String, Integer> heldCycles = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private volatile Mood mood;
    private int away;
    private boolean left;
    private @Nullable YearMonth closed;

    public Adapter(Settings settings, GeneralLedger ledger) {
        this.suite = new SuiteClient(settings.suite(), settings.tokenFile(), settings.council());
        this.ledger = ledger;
        this.settings = settings;
        be(settings.mood());
    }

    /** @param bookingMillis how long the ledger takes over a journal: time enough to be killed in */
    public record Settings(
            URI suite,
            @Nullable Path tokenFile,
            @Nullable String council,
            Mood mood,
            Fault fault,
            long bookingMillis) {}

    public synchronized void be(Mood next) {
        mood = next;
        away = next == Mood.AWAY ? AWAY_CYCLES : 0;
        left = false;
        closed = null;
    }

    public boolean isAway() {
        return mood == Mood.AWAY && away > 0;
    }

    /** Looks once for work and does it; returns what happened in a word. */
    public synchronized String cycle() {
        if (isAway()) {
            away--;
            return "AWAY";
        }
        try {
            Stream<JsonNode> waiting =
                    Stream.concat(suite.batches("SENT").stream(), suite.batches("RELEASED").stream());
            for (JsonNode batch : waiting.sorted(
                            Comparator.comparingLong(node -> node.path("number").longValue()))
                    .toList()) {
                if (!take(batch)) {
                    return "STOPPED";
                }
            }
            return "DONE";
        } catch (SuiteClient.Unavailable e) {
            return "UNAVAILABLE: " + e.getMessage();
        }
    }

    private boolean take(JsonNode batch) {
        String id = batch.path("id").asText();
        List<SuiteLine> lines = suite.lines(id);
        if (batch.path("status").asText().equals("RELEASED")) {
            if (!isWhole(batch, lines)) {
                return false;
            }
            for (int times = mood == Mood.DUPLICATE ? 2 : 1; times > 0; times--) {
                if (suite.dispatch(id, batch.path("contentHash").asText()).isPresent()) {
                    return false;
                }
            }
            lines = suite.lines(id);
        }
        // In a repeating mood everything comes again, and finds itself booked.
        return book(id, lines) && (mood != Mood.DUPLICATE || book(id, lines));
    }

    /** A file that is not what was released is not booked, nor are lines that do not sum to the control totals. */
    private boolean isWhole(JsonNode batch, List<SuiteLine> lines) {
        long debit = lines.stream()
                .filter(SuiteLine::debit)
                .mapToLong(SuiteLine::pence)
                .sum();
        long all = lines.stream().mapToLong(SuiteLine::pence).sum();
        return sha256(suite.file(batch.path("id").asText()))
                        .equals(batch.path("contentHash").asText())
                && lines.size() == batch.path("lineCount").intValue()
                && debit == SuiteLine.pence(batch.path("debitTotal"))
                && all - debit == SuiteLine.pence(batch.path("creditTotal"));
    }

    private boolean book(String batchId, List<SuiteLine> lines) {
        Map<String, List<SuiteLine>> journals = new LinkedHashMap<>();
        lines.stream()
                .filter(SuiteLine::waits)
                .forEach(line -> journals.computeIfAbsent(line.journalId(), key -> new ArrayList<>())
                        .add(line));
        List<List<SuiteLine>> order = new ArrayList<>(journals.values());
        if (settings.fault() == Fault.LOSES_ORDER) {
            order.sort(Comparator.comparingLong(journal -> -journal.get(0).pence()));
        }
        ArrayNode outcomes = JSON.createArrayNode();
        for (int i = 0; i < order.size(); i++) {
            if (mood == Mood.AWAY && !left && i > 0 && i * 2 >= order.size()) {
                // gone in the middle: booked and not told
                left = true;
                away = AWAY_CYCLES;
                return false;
            }
            decide(order.get(i), outcomes);
            if (outcomes.size() >= CHUNK) {
                report(batchId, outcomes);
                outcomes = JSON.createArrayNode();
            }
        }
        report(batchId, outcomes);
        return true;
    }

    private void decide(List<SuiteLine> journal, ArrayNode outcomes) {
        SuiteLine first = journal.get(0);
        int number = numbers.computeIfAbsent(first.journalId(), key -> numbers.size() + 1);
        boolean stands = ledger.find(first.reference()).isPresent() && settings.fault() != Fault.POSTS_TWICE;
        String reason = stands ? null : reasonNotTo(first, number);
        if (reason != null) {
            String outcome = reason.equals(APPROVAL) ? "HELD" : "REJECTED";
            journal.forEach(line -> outcomes.add(outcome(line, outcome).put("reasonCode", reason)));
            return;
        }
        if (settings.fault() == Fault.ACKNOWLEDGES_UNPOSTED && number % 4 == 0) {
            journal.forEach(line -> outcomes.add(acknowledged(line, "GL-PROMISED")));
            return;
        }
        boolean drops = settings.fault() == Fault.DROPS_A_LINE && number % 4 == 0;
        List<SuiteLine> booked = drops ? journal.subList(0, journal.size() - 1) : journal;
        if (!stands && !booked.isEmpty()) {
            pause();
            ledger.book(booked.stream().map(this::entry).toList());
        }
        for (SuiteLine line : booked) {
            ledger.find(line.reference())
                    .map(Booking::ledgerReference)
                    .ifPresent(reference -> outcomes.add(acknowledged(line, reference)));
        }
    }

    private @Nullable String reasonNotTo(SuiteLine first, int number) {
        if (mood == Mood.REJECT && first.attempt() == 1 && number % 3 == 0) {
            return "INVALID_CODE";
        }
        if (mood == Mood.CLOSED_PERIOD) {
            if (closed == null) {
                closed = first.postingMonth();
            }
            return first.postingMonth().isAfter(closed) ? null : "CLOSED_PERIOD";
        }
        if (mood == Mood.LATE && heldCycles.merge(first.journalId(), 1, Integer::sum) <= LATE_CYCLES) {
            return APPROVAL;
        }
        return null;
    }

    private Entry entry(SuiteLine line) {
        boolean debit = line.debit() || settings.fault() == Fault.WRONG_SIGN;
        YearMonth period = settings.fault() == Fault.WRONG_PERIOD ? line.valueMonth() : line.postingMonth();
        return new Entry(
                line.reference(), line.journalId(), debit ? line.pence() : -line.pence(), period, line.segments());
    }

    private void report(String batchId, ArrayNode outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        ObjectNode body = JSON.createObjectNode();
        body.set("outcomes", outcomes);
        suite.report(batchId, body)
                .ifPresent(code -> System.err.println("outcomes of batch " + batchId + " were refused: " + code));
    }

    private static ObjectNode acknowledged(SuiteLine line, String ledgerReference) {
        return outcome(line, "ACKNOWLEDGED").put("ledgerReference", ledgerReference);
    }

    private static ObjectNode outcome(SuiteLine line, String outcome) {
        return JSON.createObjectNode().put("line", line.line()).put("outcome", outcome);
    }

    private void pause() {
        if (settings.bookingMillis() == 0) {
            return;
        }
        try {
            Thread.sleep(settings.bookingMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
