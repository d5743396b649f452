package org.grantsuite.benchmarks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.grantsuite.allocation.apportionment.LineOrder;
import org.grantsuite.allocation.apportionment.ProRata;
import org.grantsuite.allocation.apportionment.RemainderRule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A pot over many lines, to the penny: the suite's way, one 64-bit division a line, and the way it is usually written. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1500m")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ApportionmentBenchmark {
    @Param("1000000")
    int lines;

    private long pot;
    private long total;
    private long[] weights = {};

    @Setup
    public void draw() {
        var random = new Random(31_5781);
        pot = 33_178_860;
        weights = random.longs(lines, 1, 121).toArray();
        total = 0;
        for (long weight : weights) {
            total += weight;
        }
    }

    @Benchmark
    public long[] apportion() {
        return ProRata.share(pot, weights, LineOrder.asListed(), RemainderRule.LARGEST_REMAINDER)
                .pence();
    }

    /** What no exact method can go below by much: each line's share rounded down, and nothing else. */
    @Benchmark
    public long[] oneDivisionALine() {
        long[] pence = new long[weights.length];
        for (int i = 0; i < weights.length; i++) {
            pence[i] = pot * weights[i] / total;
        }
        return pence;
    }

    private record Share(int line, BigDecimal remainder) {}

    @Benchmark
    @Warmup(iterations = 1, time = 2)
    @Measurement(iterations = 3, time = 2)
    public BigDecimal[] bigDecimals() {
        BigDecimal[] pence = new BigDecimal[weights.length];
        List<Share> shares = new ArrayList<>(weights.length);
        BigDecimal left = BigDecimal.valueOf(pot);
        for (int i = 0; i < weights.length; i++) {
            BigDecimal exact = BigDecimal.valueOf(pot)
                    .multiply(BigDecimal.valueOf(weights[i]))
                    .divide(BigDecimal.valueOf(total), 20, RoundingMode.DOWN);
            pence[i] = exact.setScale(0, RoundingMode.DOWN);
            left = left.subtract(pence[i]);
            shares.add(new Share(i, exact.subtract(pence[i])));
        }
        shares.sort(Comparator.comparing(Share::remainder).reversed().thenComparing(Share::line));
        for (int i = 0; i < left.intValueExact(); i++) {
            pence[shares.get(i).line()] = pence[shares.get(i).line()].add(BigDecimal.ONE);
        }
        return pence;
    }
}
