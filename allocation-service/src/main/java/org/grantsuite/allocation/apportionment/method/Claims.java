package org.grantsuite.allocation.apportionment.method;

import java.util.Map;
import org.grantsuite.allocation.apportionment.ExactRatio;
import org.grantsuite.allocation.apportionment.Words;

/**
 * What of a claim counts. The units are the money claimed.
 *
 * @param percentMicros millionths of a percent of each kind of claim (driver) that count; all of it where none is named
 * @param inPounds the units are whole pounds, else pence
 */
public record Claims(Map<String, Long> percentMicros, boolean inPounds) {
    public Claims {
        percentMicros = Map.copyOf(percentMicros);
    }

    long[] eligible(Columns lines) {
        long[] percents = lines.drivers().stream().mapToLong(this::percent).toArray();
        long[] pence = new long[lines.size()];
        for (int i = 0; i < pence.length; i++) {
            pence[i] = ExactRatio.halfUp(claimed(lines.units()[i]), percents[lines.driver()[i]], ShareOfSpend.WHOLE);
        }
        return pence;
    }

    private long percent(String driver) {
        return percentMicros.getOrDefault(driver, ShareOfSpend.WHOLE);
    }

    private long claimed(long units) {
        return inPounds ? Math.multiplyExact(units, 100) : units;
    }

    Words explain(Method.Line line, StringBuilder words) {
        long claimed = claimed(line.units());
        Words told = new Words(words).say("Claimed ").pounds(claimed);
        long percent = percent(line.driver());
        if (percent != ShareOfSpend.WHOLE) {
            told.say(", ")
                    .decimal(percent)
                    .say(" % of it, rounded half up, is ")
                    .pounds(ExactRatio.halfUp(claimed, percent, ShareOfSpend.WHOLE));
        }
        return told;
    }
}
