package org.grantsuite.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.grantsuite.reporting.evidence.sampling.Draw;
import org.grantsuite.reporting.evidence.sampling.Draw.Candidate;
import org.junit.jupiter.api.Test;

/** The draws expected here were made by a few lines of Python over hashlib, not by this code. */
class DrawTest {

    private static final List<Candidate> FIVE = List.of(
            new Candidate("a", 1),
            new Candidate("b", 4),
            new Candidate("c", 2),
            new Candidate("d", 10),
            new Candidate("e", 3));

    @Test
    void shouldDrawWhatAnybodyElseDraws() {
        assertThat(Draw.draw(FIVE, 3, "wrrf-1-sample")).containsExactly(EXPECTED_3);
        assertThat(Draw.draw(FIVE, 5, "wrrf-1-sample"))
                .startsWith(EXPECTED_3)
                .containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(Draw.draw(FIVE, 3, "another-seed")).containsExactly(OTHER_3);
        assertThat(Draw.populationHash(FIVE)).isEqualTo(HASH);
    }

    @Test
    void shouldNotDependOnTheOrderOfThePopulation() {
        var random = new Random(7);
        var expected = Draw.draw(FIVE, 4, "12345678");
        for (int i = 0; i < 50; i++) {
            var shuffled = new ArrayList<>(FIVE);
            Collections.shuffle(shuffled, random);
            assertThat(Draw.draw(shuffled, 4, "12345678")).isEqualTo(expected);
            assertThat(Draw.populationHash(shuffled)).isEqualTo(Draw.populationHash(FIVE));
        }
    }

    /** Ten of twenty points are d's: of 4,000 first draws about half, here within five standard deviations of 31.6. */
    @Test
    void shouldDrawByWeight() {
        Map<String, Integer> first = new HashMap<>();
        IntStream.range(0, 4_000)
                .forEach(i -> first.merge(Draw.draw(FIVE, 1, "seed-" + i).get(0), 1, Integer::sum));
        assertThat(first.get("d")).isBetween(2_000 - 158, 2_000 + 158);
        assertThat(first.get("a")).isBetween(200 - 70, 200 + 70);
    }

    private static final String[] EXPECTED_3 = {"d", "b", "e"};
    private static final String[] OTHER_3 = {"d", "b", "c"};
    private static final String HASH = "ab2f386d57957c52b992945df1dcd5a49e71dcf3cdba655702876402969755cf";
}
