package org.grantsuite.allocation.award.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.grantsuite.allocation.award.domain.MoneyUnitSample.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class MoneyUnitSampleTest {
    private static List<Item> items(int count, long pence) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new Item(new UUID(7, i), pence, 1));
        }
        return items;
    }

    @Test
    void shouldNotDependOnTheOrderOfThePopulation() {
        List<Item> items = items(200, 12_345);
        List<UUID> drawn = MoneyUnitSample.draw(items, 42, 20);
        Collections.shuffle(items, new Random(1));
        assertThat(MoneyUnitSample.draw(items, 42, 20))
                .isEqualTo(drawn)
                .hasSize(20)
                .doesNotHaveDuplicates();
        assertThat(MoneyUnitSample.draw(items, 43, 20)).isNotEqualTo(drawn);
    }

    @Test
    void shouldDrawForCertainWhatIsLargerThanTheInterval() {
        List<Item> items = items(99, 100);
        UUID large = new UUID(9, 9);
        items.add(new Item(large, 10_000, 1));
        for (int seed = 0; seed < 200; seed++) {
            assertThat(MoneyUnitSample.draw(items, seed, 3)).contains(large);
        }
    }

    /** Over many seeds an item with thrice the weight is drawn about thrice as often. */
    @Test
    void shouldGiveRiskItsWeight() {
        List<Item> items = items(50, 100);
        items.set(0, new Item(items.get(0).id(), 100, 3));
        Map<UUID, Integer> seen = new HashMap<>();
        for (int seed = 0; seed < 5_000; seed++) {
            MoneyUnitSample.draw(items, seed, 1).forEach(id -> seen.merge(id, 1, Integer::sum));
        }
        // 3 of 52 units: 288.5 expected, standard deviation 16.5; four of them either way
        assertThat(seen.get(items.get(0).id())).isBetween(222, 355);
        // 1 of 52: 96.2 expected, standard deviation 9.7
        assertThat(seen.get(items.get(7).id())).isBetween(57, 135);
    }
}
