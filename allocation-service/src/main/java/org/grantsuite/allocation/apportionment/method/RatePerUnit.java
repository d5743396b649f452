package org.grantsuite.allocation.apportionment.method;

import java.util.Map;
import org.grantsuite.allocation.apportionment.LineExplanation;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.allocation.apportionment.RateTimesUnits;
import org.jspecify.annotations.Nullable;

/**
 * A rate for each unit, rounded half up to the penny (R22); a service may have one of its own.
 *
 * @param rate for services not named; null where every service must be
 */
public record RatePerUnit(@Nullable Rate rate, Map<String, Rate> ofService) implements Method {
    public RatePerUnit {
        ofService = Map.copyOf(ofService);
    }

    @Override
    public boolean sharesPot() {
        return false;
    }

    @Override
    public long[] apply(Columns lines) {
        if (ofService.isEmpty() && rate != null) {
            return RateTimesUnits.price(lines.units(), rate);
        }
        Rate[] rates = lines.services().stream().map(this::rate).toArray(Rate[]::new);
        long[] pence = new long[lines.size()];
        for (int i = 0; i < pence.length; i++) {
            pence[i] = RateTimesUnits.price(lines.units()[i], rates[lines.service()[i]]);
        }
        return pence;
    }

    private Rate rate(String service) {
        Rate own = ofService.get(service);
        return own != null ? own : rate != null ? rate : new Rate(0);
    }

    @Override
    public void explain(Line line, long weighed, StringBuilder words) {
        LineExplanation.ofRate(rate(line.service()), line.units(), weighed, new StringBuilder(), words);
    }
}
