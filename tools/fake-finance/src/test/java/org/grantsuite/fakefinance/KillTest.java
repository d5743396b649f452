package org.grantsuite.fakefinance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.grantsuite.fakefinance.conformance.AdapterClient;
import org.grantsuite.fakefinance.conformance.Conformance;
import org.grantsuite.fakefinance.conformance.SuiteDouble;
import org.grantsuite.fakefinance.ledger.Entry;
import org.grantsuite.fakefinance.ledger.GeneralLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed with -9 in the middle of a batch again and again, loses and doubles nothing. */
class KillTest {
    private static final int KILLS = 5;

    @TempDir
    Path directory;

    @Test
    void shouldBookEveryLineOnceHoweverOftenTheAdapterIsKilled() throws Exception {
        Random random = new Random(20220114);
        try (SuiteDouble suite = SuiteDouble.start(0)) {
            suite.release(60);
            int killedAt = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                Running adapter = start(suite.port(), 15);
                killedAt = killAfter(adapter, killedAt + 1 + random.nextInt(8));
            }
            assertThat(killedAt).as("killed in the middle").isBetween(KILLS, 60 + 8);

            Running survivor = start(suite.port(), 0);
            try {
                assertThat(new Conformance(suite, new AdapterClient(survivor.address), 40).run())
                        .isEmpty();
            } finally {
                survivor.process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            assertThat(records()).isEqualTo(60 + 1 + 8);
        }
    }

    @Test
    void shouldForgetATornRecordAndKeepTheWholeOnes() throws IOException {
        var entry = new Entry("ref-1D", "journal", 5, java.time.YearMonth.of(2022, 1), java.util.Map.of());
        try (GeneralLedger ledger = GeneralLedger.open(directory)) {
            ledger.book(List.of(entry));
        }
        Files.writeString(directory.resolve("ledger.jsonl"), "[{\"position\":2,\"refer", StandardOpenOption.APPEND);
        try (GeneralLedger ledger = GeneralLedger.open(directory)) {
            assertThat(ledger.after(0, 10)).hasSize(1);
            ledger.book(List.of(new Entry("ref-2D", "other", 6, entry.period(), entry.segments())));
        }
        try (GeneralLedger ledger = GeneralLedger.open(directory)) {
            assertThat(ledger.after(0, 10))
                    .extracting(booking -> booking.reference())
                    .containsExactly("ref-1D", "ref-2D");
        }
    }

    /** Lets the adapter work until so many journals stand in its file, and kills it wherever it is then. */
    private int killAfter(Running adapter, int journals) throws Exception {
        var client = new AdapterClient(adapter.address);
        var cycle = CompletableFuture.runAsync(client::cycle);
        while (records() < journals) {
            if (cycle.isDone()) {
                cycle = CompletableFuture.runAsync(client::cycle);
            }
            Thread.sleep(1);
        }
        adapter.process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        cycle.get(10, TimeUnit.SECONDS);
        return records();
    }

    private record Running(Process process, URI address) {}

    private int records() throws IOException {
        Path file = directory.resolve("ledger.jsonl");
        return Files.exists(file)
                ? (int) Files.readString(file).chars().filter(c -> c == '\n').count()
                : 0;
    }

    private Running start(int suitePort, int bookingMillis) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.grantsuite.fakefinance.FakeFinance",
                        "serve",
                        "--port",
                        "0",
                        "--suite",
                        "http://127.0.0.1:" + suitePort,
                        "--store",
                        directory.toString(),
                        "--booking-millis",
                        Integer.toString(bookingMillis))
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        assertThat(line).startsWith("fake finance system on ");
        return new Running(process, URI.create(line.substring("fake finance system on ".length())));
    }
}
