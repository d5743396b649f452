package org.grantsuite.allocation.apportionment.method;

import java.util.List;
import org.grantsuite.allocation.apportionment.Words;

/**
 * One sum for each band of sizes, such as hours delivered.
 *
 * @param bands from the smallest on
 */
public record BandedSum(List<Band> bands) implements Method {

    /** @param from the first size it is for; it ends where the next begins */
    public record Band(long from, long pence) {}

    public BandedSum {
        bands = List.copyOf(bands);
    }

    @Override
    public boolean sharesPot() {
        return false;
    }

    @Override
    public long[] apply(Columns lines) {
        long[] from = bands.stream().mapToLong(Band::from).toArray();
        long[] sums = bands.stream().mapToLong(Band::pence).toArray();
        long[] pence = new long[lines.size()];
        for (int i = 0; i < pence.length; i++) {
            int band = from.length - 1;
            while (band >= 0 && from[band] > lines.units()[i]) {
                band--;
            }
            pence[i] = band < 0 ? 0 : sums[band];
        }
        return pence;
    }

    @Override
    public void explain(Line line, long weighed, StringBuilder words) {
        int band = bands.size() - 1;
        while (band >= 0 && bands.get(band).from() > line.units()) {
            band--;
        }
        Words told = new Words(words).count(line.units()).say(" units ");
        if (band < 0) {
            told.say("are below the first band: ");
        } else {
            told.say("are in the band from ").count(bands.get(band).from());
            if (band + 1 < bands.size()) {
                told.say(" to ").count(bands.get(band + 1).from() - 1);
            }
            told.say(": ");
        }
        told.pounds(weighed).say(".");
    }
}
