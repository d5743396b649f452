package org.grantsuite.allocation.apportionment.method;

import org.grantsuite.allocation.apportionment.ExactRatio;
import org.grantsuite.allocation.apportionment.Words;

/**
 * A percent of what the council commissions from each provider, rounded half up. The units are that money.
 *
 * @param percentMicros millionths of a percent
 * @param inPounds the units are whole pounds, else pence
 */
public record ShareOfSpend(long percentMicros, boolean inPounds) implements Method {
    static final long WHOLE = 100_000_000;

    @Override
    public boolean sharesPot() {
        return false;
    }

    @Override
    public long[] apply(Columns lines) {
        long[] pence = new long[lines.size()];
        for (int i = 0; i < pence.length; i++) {
            pence[i] = ExactRatio.halfUp(spend(lines.units()[i]), percentMicros, WHOLE);
        }
        return pence;
    }

    private long spend(long units) {
        return inPounds ? Math.multiplyExact(units, 100) : units;
    }

    @Override
    public void explain(Line line, long weighed, StringBuilder words) {
        percent(percentMicros, spend(line.units()), " commissioned, rounded half up, is ", weighed, words);
    }

    static void percent(long micros, long of, String what, long pence, StringBuilder words) {
        new Words(words)
                .decimal(micros)
                .say(" % of ")
                .pounds(of)
                .say(what)
                .pounds(pence)
                .say(".");
    }
}
