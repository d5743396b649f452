package org.grantsuite.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the apportionment's JMH benchmark and holds it to its targets. */
final class Apportioning {
    private static final double DIVISIONS = 4;
    private static final double BIG_DECIMALS = 80;
    private final Options options;
    private final PrintStream out;

    Apportioning(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    List<Figure> measure() throws RunnerException {
        var run = new Runner(new OptionsBuilder()
                        .include(ApportionmentBenchmark.class.getName())
                        .param("lines", String.valueOf(options.lines()))
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Map<String, Double> took = run.stream()
                .collect(Collectors.toMap(
                        one -> one.getPrimaryResult().getLabel(),
                        one -> one.getPrimaryResult().getScore()));
        String name = String.format(Locale.UK, "apportion %,d lines", options.lines());
        double ours = took.getOrDefault("apportion", Double.NaN);
        double divisions = took.getOrDefault("oneDivisionALine", Double.NaN);
        double decimals = took.getOrDefault("bigDecimals", Double.NaN);
        var figures = List.of(
                Figure.atMost(DIVISIONS, name, "ms", ours, divisions, "one 64-bit division a line"),
                Figure.quicker(BIG_DECIMALS, name, "ms", ours, decimals, "BigDecimal largest remainder"));
        figures.forEach(one -> out.println(one.line()));
        return figures;
    }
}
