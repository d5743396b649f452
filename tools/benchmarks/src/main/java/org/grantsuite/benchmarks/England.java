package org.grantsuite.benchmarks;

import static org.grantsuite.quickstart.process.ServiceName.ALLOCATION;
import static org.grantsuite.quickstart.process.ServiceName.GRANT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.grantsuite.allocation.apportionment.LineOrder;
import org.grantsuite.allocation.apportionment.ProRata;
import org.grantsuite.allocation.apportionment.RemainderRule;
import org.grantsuite.quickstart.Suite;
import org.grantsuite.quickstart.api.Api;
import org.grantsuite.quickstart.api.Sterling;
import org.grantsuite.quickstart.process.ServiceName;

/**
 * All England over REST on real processes: 152 councils share out the first instalment of the national total, from the directory's
 * import to money posted in the ledger, and every figure is added up again from the lines.
 */
final class England {
    private static final Path EDITION = Path.of("grant-service/src/main/resources/schemes/wrrf-1.json");
    private static final long NATIONAL_PENCE = 16_250_000_000L;
    static final int COUNCILS = 152;
    private static final int AT_A_TIME = 4;

    private final Options options;
    private final PrintStream out;
    private final List<Figure> figures = new ArrayList<>();

    England(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    List<Figure> measure() throws IOException, SQLException {
        List<EnglishCouncil> all = EnglishCouncil.all(options.root());
        require("councils of England", all.size(), COUNCILS);
        List<EnglishCouncil> england = all.subList(0, options.councils());
        JsonNode edition =
                new ObjectMapper().readTree(options.root().resolve(EDITION).toFile());
        try (Suite suite = Suite.start(options.root(), 0, EnumSet.of(GRANT, ALLOCATION), out)) {
            Api api = new Api(suite.services()::address, suite.issuer());
            long[] shares = shares(england);
            List<EnglishStory> stories = new ArrayList<>();
            for (int i = 0; i < england.size(); i++) {
                stories.add(new EnglishStory(api, england.get(i), edition, shares[i]));
            }
            tell(stories);
            out.println(reconciled(england, stories));
            for (ServiceName name : EnumSet.of(GRANT, ALLOCATION)) {
                figures.add(Figure.atMost(
                        0,
                        "peak resident of " + name.module(),
                        "MB",
                        peak(suite.services().pid(name)),
                        256,
                        "its heap"));
            }
        }
        figures.forEach(one -> out.println(one.line()));
        return figures;
    }

    /** The national total by beds and customers, to the penny. */
    private static long[] shares(List<EnglishCouncil> england) {
        long[] weights = england.stream()
                .mapToLong(council -> council.units(true) + council.units(false))
                .toArray();
        return ProRata.share(NATIONAL_PENCE, weights, LineOrder.asListed(), RemainderRule.LARGEST_REMAINDER)
                .pence();
    }

    private void tell(List<EnglishStory> stories) {
        Instant began = Instant.now();
        step("grants determined, cash received", stories, EnglishStory::determine);
        step("directories imported, drivers made", stories, EnglishStory::register);
        step("plans approved", stories, EnglishStory::plan);
        step("runs committed", stories, EnglishStory::share);
        step("awards offered", stories, EnglishStory::offer);
        step("awards accepted, one by one", stories, EnglishStory::accept);
        step("payment runs released", stories, EnglishStory::pay);
        step("payments posted in the ledger", stories, EnglishStory::awaitPosted);
        step("read back and recomputed", stories, EnglishStory::reconcile);
        figures.add(Figure.atMost(
                0, "England, from determination to ledger", "s", seconds(began), stories.size(), "councils"));
    }

    /** Several councils at a time, each on its own. */
    private void step(String name, List<EnglishStory> stories, Consumer<EnglishStory> part) {
        Instant began = Instant.now();
        ExecutorService councils = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<?>> begun = new ArrayList<>();
            stories.forEach(story -> begun.add(councils.submit(() -> part.accept(story))));
            for (Future<?> one : begun) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(name + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name, e);
        } finally {
            councils.shutdownNow();
        }
        double took = seconds(began);
        out.printf("  %-40s %8.1f s%n", name, took);
        figures.add(Figure.atMost(0, "England: " + name, "s", took, stories.size(), "councils"));
    }

    private static double seconds(Instant began) {
        return Duration.between(began, Instant.now()).toMillis() / 1e3;
    }

    /** Each council was reconciled on its own; here England is. */
    private static String reconciled(List<EnglishCouncil> england, List<EnglishStory> stories) {
        long paid = sum(stories, story -> story.told().paidPence());
        long received = sum(stories, EnglishStory::receivedPence);
        require("paid is what was received", paid, received);
        require(
                "each council's grant makes the national total",
                sum(stories, EnglishStory::grantPence),
                NATIONAL_PENCE);
        require(
                "every place has one payment",
                sum(stories, story -> story.told().payments()),
                places(england));
        var providers = ConcurrentHashMap.newKeySet();
        england.forEach(council -> council.places().forEach(place -> providers.add(place.provider())));
        return "England: %d councils, %,d places of %,d providers, %,d beds; %s received, shared, awarded, paid and posted"
                .formatted(
                        england.size(),
                        places(england),
                        providers.size(),
                        england.stream()
                                .mapToLong(council -> council.units(true))
                                .sum(),
                        Sterling.shown(paid));
    }

    private static long places(List<EnglishCouncil> england) {
        return england.stream().mapToLong(council -> council.places().size()).sum();
    }

    private static long sum(List<EnglishStory> stories, ToLongFunction<EnglishStory> figure) {
        return stories.stream().mapToLong(figure).sum();
    }

    static void require(String what, long found, long wanted) {
        if (found != wanted) {
            throw new IllegalStateException(what + ": " + found + " is not " + wanted);
        }
    }

    /** Most that a process had in memory, in MB, as Linux tells it; elsewhere 0. */
    static double peak(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }
}
