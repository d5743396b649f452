package org.grantsuite.allocation.apportionment.method;

import org.grantsuite.allocation.apportionment.LineExplanation;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.allocation.apportionment.RateTimesUnits;
import org.grantsuite.allocation.apportionment.Words;

/**
 * A rate for each recruit, for a few of each line at most.
 *
 * @param most recruits of one line that count; {@code Long.MAX_VALUE} for all
 */
public record PerRecruit(Rate rate, long most) implements Method {
    @Override
    public boolean sharesPot() {
        return false;
    }

    @Override
    public long[] apply(Columns lines) {
        long[] counted = lines.units().clone();
        for (int i = 0; i < counted.length; i++) {
            counted[i] = Math.min(counted[i], most);
        }
        return RateTimesUnits.price(counted, rate);
    }

    @Override
    public void explain(Line line, long weighed, StringBuilder words) {
        if (line.units() > most) {
            new Words(words)
                    .count(line.units())
                    .say(" recruits, of whom ")
                    .count(most)
                    .say(" count: ");
        }
        LineExplanation.ofRate(rate, Math.min(line.units(), most), weighed, new StringBuilder(), words);
    }
}
