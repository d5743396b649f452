package org.grantsuite.allocation.apportionment.method;

import java.util.Map;
import org.grantsuite.allocation.apportionment.Words;
import org.jspecify.annotations.Nullable;

/**
 * One sum for a service, however large it is; a line of no units gets none.
 *
 * @param pence for services not named; null for none
 */
public record FlatSum(@Nullable Long pence, Map<String, Long> ofService) implements Method {
    public FlatSum {
        ofService = Map.copyOf(ofService);
    }

    @Override
    public boolean sharesPot() {
        return false;
    }

    @Override
    public long[] apply(Columns lines) {
        long[] sums = lines.services().stream().mapToLong(this::sum).toArray();
        long[] paid = new long[lines.size()];
        for (int i = 0; i < paid.length; i++) {
            paid[i] = lines.units()[i] > 0 ? sums[lines.service()[i]] : 0;
        }
        return paid;
    }

    private long sum(String service) {
        Long own = ofService.get(service);
        return own != null ? own : pence != null ? pence : 0;
    }

    @Override
    public void explain(Line line, long weighed, StringBuilder words) {
        if (line.units() == 0) {
            words.append("No units, so no flat sum.");
        } else {
            new Words(words)
                    .say("Flat sum for " + line.service() + ": ")
                    .pounds(weighed)
                    .say(".");
        }
    }
}
