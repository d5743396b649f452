package org.grantsuite.benchmarks;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param parts which measurements
 * @param seconds each load is kept up, on either side
 * @param lines of the large ledger and of the large apportionment
 * @param events of the feed
 * @param providers that were paid and have reported
 * @param councils of England, from the first
 */
record Options(Set<String> parts, int seconds, int lines, int events, int providers, int councils, Path root) {
    static final Set<String> ALL =
            Set.of("apportionment", "journals", "ledger", "feed", "runs", "kill", "england", "returns");
    static final String USAGE = """
        usage: tools/benchmarks/run [--only PART[,PART]] [--seconds N] [--lines N] [--events N]
                                [--providers N] [--councils N]
          --only      of apportionment, journals, ledger, feed, runs, kill, england, returns; else all
          --seconds   how long each load is kept up (10)
          --lines     lines of the large ledger, run and apportionment (1000000)
          --events    events of the feed (100000)
          --providers provider returns behind a return, at most 5000 (5000)
          --councils  of England, at most 152 (152)\
        """;

    static Options parse(List<String> arguments) {
        Set<String> parts = ALL;
        int seconds = 10;
        int lines = 1_000_000;
        int events = 100_000;
        int providers = 5_000;
        int councils = England.COUNCILS;
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            switch (argument) {
                case "--only" -> parts = parts(rest.pollFirst());
                case "--seconds" -> seconds = number(rest.pollFirst());
                case "--lines" -> lines = number(rest.pollFirst());
                case "--providers" -> providers = number(rest.pollFirst());
                case "--councils" -> councils = Math.min(number(rest.pollFirst()), England.COUNCILS);
                case "--events" -> events = number(rest.pollFirst());
                default -> throw new IllegalArgumentException("Unknown argument " + argument);
            }
        }
        Path root =
                Path.of(System.getProperty("suite.root", ".")).toAbsolutePath().normalize();
        return new Options(parts, seconds, lines, events, Math.min(providers, 5_000), councils, root);
    }

    private static Set<String> parts(@Nullable String text) {
        Set<String> named = Set.of((text == null ? "" : text).split(",", -1));
        if (!ALL.containsAll(named)) {
            throw new IllegalArgumentException("--only takes some of " + ALL);
        }
        return named;
    }

    private static int number(@Nullable String text) {
        if (text == null || !text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("A whole number is needed, not " + text);
        }
        return Integer.parseInt(text);
    }

    boolean asksFor(String part) {
        return parts.contains(part);
    }
}
