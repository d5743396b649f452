package org.grantsuite.grant.ledger.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.grantsuite.grant.ledger.laws.Wire.Answer;

/**
 * Looks at the ledger while the posters are at it: invariant 1 must hold at every instant, and what was answered for a
 * moment stays so.
 */
final class Auditor implements Runnable {
    private static final List<String> IN = List.of("received", "recovered", "ownResources");
    private static final List<String> OUT = List.of("transferred", "direct", "admin", "repaid", "setOff", "held");
    private static final LocalDate OPENING = LocalDate.of(2021, 10, 21);
    private final Wire wire;
    private final List<String> grants;
    private final Random random;
    private final AtomicBoolean stop;
    private final ConcurrentLinkedQueue<Believed> believed = new ConcurrentLinkedQueue<>();
    private int looks;

    Auditor(Wire wire, List<String> grants, Random random, AtomicBoolean stop) {
        this.wire = wire;
        this.grants = grants;
        this.random = random;
        this.stop = stop;
    }

    /** What was answered for a value date and a moment. */
    record Believed(String path, Map<String, Long> balances) {}

    @Override
    public void run() {
        while (!stop.get()) {
            String grant = grants.get(random.nextInt(grants.size()));
            LocalDate asOf = OPENING.plusDays(random.nextInt(200));
            requireInvariantOne(get(wire, "/v1/grants/" + grant + "/ledger/balances?asOf=" + asOf));
            String path = "/v1/grants/" + grant + "/ledger/balances?asOf=" + asOf + "&asKnownAt="
                    + Instant.now().truncatedTo(ChronoUnit.MICROS);
            believed.add(new Believed(path, accounts(get(wire, path))));
            looks++;
            pause();
        }
    }

    /** Leaves the machine to the posters. */
    static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int looks() {
        return looks;
    }

    /** Asks again for every moment asked for on the way. */
    void requireNothingChanged() {
        for (Believed one : believed) {
            assertThat(accounts(get(wire, one.path()))).as(one.path()).isEqualTo(one.balances());
        }
    }

    static void requireInvariantOne(JsonNode answer) {
        long in = 0;
        long out = 0;
        for (var term : position(answer).entrySet()) {
            in += IN.contains(term.getKey()) ? term.getValue() : 0;
            out += OUT.contains(term.getKey()) ? term.getValue() : 0;
        }
        assertThat(in).as("received + recovered + own resources: " + answer).isEqualTo(out);
    }

    static Map<String, Long> position(JsonNode answer) {
        Map<String, Long> position = new TreeMap<>();
        answer.path("position").properties().forEach(term -> position.put(term.getKey(), Pence.of(term.getValue())));
        return position;
    }

    static Map<String, Long> accounts(JsonNode answer) {
        Map<String, Long> accounts = new TreeMap<>();
        answer.path("accounts")
                .forEach(line -> accounts.put(line.path("account").asText(), Pence.of(line.path("balance"))));
        return accounts;
    }

    static JsonNode get(Wire wire, String path) {
        Answer answer = wire.get(path);
        assertThat(answer.status()).as(path + " answered " + answer.body()).isEqualTo(200);
        return answer.body();
    }
}
