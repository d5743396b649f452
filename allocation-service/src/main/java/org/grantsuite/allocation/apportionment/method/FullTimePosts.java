package org.grantsuite.allocation.apportionment.method;

import org.grantsuite.allocation.apportionment.ExactRatio;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.allocation.apportionment.Words;
import org.jspecify.annotations.Nullable;

/**
 * By full-time posts: hours over the hours of a full-time post, at a rate a post. Without a rate the pot is shared by them,
 * which is by hours.
 *
 * @param fullTimeMicros hours of a full-time post, in millionths
 */
public record FullTimePosts(long fullTimeMicros, @Nullable Rate rate) implements Method {
    /** Millionths of a pound in a penny, over millionths of an hour. */
    private static final long PER_PENNY = 100;

    @Override
    public boolean sharesPot() {
        return rate == null;
    }

    @Override
    public long[] apply(Columns lines) {
        long[] hours = lines.units();
        if (rate == null) {
            return hours.clone();
        }
        long[] pence = new long[hours.length];
        for (int i = 0; i < pence.length; i++) {
            pence[i] = ExactRatio.halfUp(Math.multiplyExact(hours[i], PER_PENNY), rate.micros(), fullTimeMicros);
        }
        return pence;
    }

    @Override
    public void explain(Line line, long weighed, StringBuilder words) {
        Words told = new Words(words)
                .count(line.units())
                .say(" hours at ")
                .decimal(fullTimeMicros)
                .say(" a full-time post are ")
                .decimal(ExactRatio.halfUp(line.units() * 1_000_000, 1_000_000, fullTimeMicros))
                .say(" posts");
        if (rate == null) {
            told.say("; by hours, ");
        } else {
            told.say(" at £")
                    .decimal(rate.micros())
                    .say(", rounded half up ")
                    .pounds(weighed)
                    .say(".");
        }
    }
}
