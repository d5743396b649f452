package org.grantsuite.allocation.apportionment.method;

import org.grantsuite.allocation.apportionment.Words;

/**
 * Claims paid back, each up to a cap.
 *
 * @param capPence of each line; {@code Long.MAX_VALUE} for none
 */
public record ClaimsToCap(Claims claims, long capPence) implements Method {
    @Override
    public boolean sharesPot() {
        return false;
    }

    @Override
    public long[] apply(Columns lines) {
        long[] pence = claims.eligible(lines);
        for (int i = 0; i < pence.length; i++) {
            pence[i] = Math.min(pence[i], capPence);
        }
        return pence;
    }

    @Override
    public void explain(Line line, long weighed, StringBuilder words) {
        Words told = claims.explain(line, words);
        if (weighed == capPence) {
            told.say("; at most ").pounds(capPence).say(" a claim");
        }
        told.say(": ").pounds(weighed).say(".");
    }
}
