package org.grantsuite.allocation.apportionment.method;

import java.util.Map;
import org.grantsuite.allocation.apportionment.Words;

/**
 * The pot in proportion to a weighted sum of drivers: a nursing bed may count one and a half beds.
 *
 * @param weightMicros millionths of a unit that each driver counts for; a driver without one counts nothing
 */
public record WeightedSum(Map<String, Long> weightMicros) implements Method {
    public WeightedSum {
        weightMicros = Map.copyOf(weightMicros);
    }

    @Override
    public boolean sharesPot() {
        return true;
    }

    @Override
    public long[] apply(Columns lines) {
        long[] ofDriver = lines.drivers().stream()
                .mapToLong(driver -> weightMicros.getOrDefault(driver, 0L))
                .toArray();
        long[] weights = new long[lines.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.multiplyExact(ofDriver[lines.driver()[i]], lines.units()[i]);
        }
        return weights;
    }

    @Override
    public void explain(Line line, long weighed, StringBuilder words) {
        new Words(words)
                .count(line.units())
                .say(" " + line.driver() + " at weight ")
                .decimal(weightMicros.getOrDefault(line.driver(), 0L))
                .say(" count ")
                .decimal(weighed)
                .say(", in millionths: ");
    }
}
