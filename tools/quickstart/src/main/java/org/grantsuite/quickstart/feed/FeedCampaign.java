package org.grantsuite.quickstart.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.grantsuite.quickstart.Suite;
import org.grantsuite.quickstart.process.Pause;
import org.grantsuite.quickstart.process.ServiceName;

/**
 * Eight writers, two readers, one kill -9 and one orderly restart of grant-service: each reader must see every event once, in
 * one and the same order. {@code java -cp tools/quickstart/target/quickstart.jar
 * org.grantsuite.quickstart.feed.FeedCampaign 50000}
 */
public final class FeedCampaign {
    private static final int WRITERS = 8;
    private static final int READERS = 2;

    private final Suite suite;
    private final int events;
    private final PrintStream out;
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicBoolean writing = new AtomicBoolean(true);

    private FeedCampaign(Suite suite, int events, PrintStream out) {
        this.suite = suite;
        this.events = events;
        this.out = out;
    }

    /**
     * What was seen.
     *
     * @param told events the writers' grants say there are, by their versions
     * @param read per reader, of these events
     * @param repeated per reader
     * @param sameOrder both readers, and a third reading all of it at the end
     * @param retries requests sent again because the service was away
     */
    public record Outcome(
            long told,
            List<Integer> read,
            List<Integer> repeated,
            boolean sameOrder,
            int retries,
            Duration writingTook,
            Duration readingTook) {
        public boolean isSound() {
            return sameOrder
                    && read.stream().allMatch(count -> count == told)
                    && repeated.stream().allMatch(count -> count == 0);
        }
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int events = arguments.length == 0 ? 50_000 : Integer.parseInt(arguments[0]);
        Outcome outcome = run(
                Path.of(System.getProperty("suite.root", ".")).toAbsolutePath().normalize(), events, out);
        out.println(outcome);
        System.exit(outcome.isSound() ? 0 : 1);
    }

    /** On a suite of its own, which is ended afterwards. */
    public static Outcome run(Path root, int events, PrintStream out)
            throws IOException, SQLException, InterruptedException, ExecutionException, TimeoutException {
        try (Suite suite = Suite.start(root, 0, Set.of(ServiceName.GRANT), out)) {
            String edition = Files.readString(root.resolve("grant-service/src/main/resources/schemes/wrrf-1.json"));
            return new FeedCampaign(suite, events, out).run(edition);
        }
    }

    private Outcome run(String edition) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var line = new FeedLine(suite.services().address(ServiceName.GRANT), suite.issuer());
        line.hold(edition);
        List<String> grants = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            grants.add(line.grant("FEED/" + writer));
        }
        Instant start = Instant.now();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
        try {
            List<Future<List<String>>> readers = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                readers.add(threads.submit(() -> read(line)));
            }
            List<Future<Long>> writers = new ArrayList<>();
            for (String grant : grants) {
                writers.add(threads.submit(() -> write(line, grant)));
            }
            breakThings();
            long told = 0;
            for (Future<Long> writer : writers) {
                told += writer.get(1, TimeUnit.HOURS);
            }
            Duration writingTook = Duration.between(start, Instant.now());
            writing.set(false);
            List<List<String>> seen = new ArrayList<>();
            for (Future<List<String>> reader : readers) {
                seen.add(reader.get(10, TimeUnit.MINUTES));
            }
            Duration readingTook = Duration.between(start, Instant.now());
            return outcome(told, seen, read(line), line, writingTook, readingTook);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Outcome outcome(
            long told, List<List<String>> seen, List<String> whole, FeedLine line, Duration writing, Duration reading) {
        return new Outcome(
                told,
                seen.stream().map(List::size).toList(),
                seen.stream().map(ids -> ids.size() - new HashSet<>(ids).size()).toList(),
                seen.stream().allMatch(whole::equals),
                line.retries(),
                writing,
                reading);
    }

    /** The first third of the writing ends in a kill -9, the second in an orderly restart. */
    private void breakThings() throws IOException, InterruptedException {
        awaitWritten(events / 3);
        out.println("kill -9 of grant-service after " + written.get() + " events");
        suite.services().kill(ServiceName.GRANT);
        awaitWritten(events * 2 / 3);
        out.println("orderly restart of grant-service after " + written.get() + " events");
        suite.services().stop(ServiceName.GRANT);
        suite.services().start(ServiceName.GRANT);
    }

    private void awaitWritten(int count) throws InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofMinutes(30));
        while (written.get() < count && Instant.now().isBefore(limit)) {
            Thread.sleep(20);
        }
    }

    /** @return how many changes the grant has seen: its version, whatever became of a single answer */
    private long write(FeedLine line, String grant) {
        long version = 0;
        while (written.get() < events) {
            version = line.relabel(grant, version, "note " + version);
            written.incrementAndGet();
        }
        return line.version(grant);
    }

    /** Goes on until nothing is written any more and the feed is at its end. */
    private List<String> read(FeedLine line) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (true) {
            boolean last = !writing.get();
            JsonNode page = line.events(cursor);
            cursor = page.path("next").asText();
            for (JsonNode event : page.path("items")) {
                if ("GrantRelabelled".equals(event.path("type").asText())) {
                    ids.add(event.path("id").asText());
                }
            }
            if (page.path("items").isEmpty()) {
                if (last) {
                    return ids;
                }
                Pause.millis(20);
            }
        }
    }
}
