package org.grantsuite.allocation.apportionment.method;

import org.grantsuite.allocation.apportionment.ExactRatio;

/**
 * A percent of what each line got in earlier runs, rounded half up; the units do not matter.
 *
 * @param percentMicros millionths of a percent
 */
public record ShareOfAward(long percentMicros) implements Method {
    @Override
    public boolean sharesPot() {
        return false;
    }

    @Override
    public long[] apply(Columns lines) {
        long[] pence = new long[lines.size()];
        for (int i = 0; i < pence.length; i++) {
            pence[i] = ExactRatio.halfUp(lines.earlierPence()[i], percentMicros, ShareOfSpend.WHOLE);
        }
        return pence;
    }

    @Override
    public void explain(Line line, long weighed, StringBuilder words) {
        ShareOfSpend.percent(percentMicros, line.earlierPence(), " of before, rounded half up, is ", weighed, words);
    }
}
