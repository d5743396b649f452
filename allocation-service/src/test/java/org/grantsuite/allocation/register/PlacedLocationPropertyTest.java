package org.grantsuite.allocation.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.grantsuite.allocation.register.domain.BedVerdict;
import org.grantsuite.allocation.register.domain.DualState;
import org.grantsuite.allocation.register.domain.PlacedLocation;
import org.junit.jupiter.api.Test;

/** Laws of the filters over 10,000 seeded registers. */
class PlacedLocationPropertyTest {
    private static final int CASES = 10_000;
    private static final String[] AREAS = {"E08000002", "E08000005", null};

    private static PlacedLocation location(Random random, int number) {
        return new PlacedLocation(
                "1-" + number,
                "1-9" + random.nextInt(20),
                random.nextInt(4) > 0,
                random.nextInt(6) == 0,
                random.nextInt(5) == 0 ? null : Integer.valueOf(random.nextInt(80)),
                random.nextBoolean(),
                random.nextBoolean(),
                AREAS[random.nextInt(3)],
                DualState.values()[random.nextInt(4)],
                random.nextInt(10) > 0,
                random.nextInt(12) == 0);
    }

    /** The nine filters told one by one, as somebody would who has only DOMAIN 4 and 7 before him. */
    private static boolean holds(BedVerdict verdict, PlacedLocation at, String area) {
        boolean placed = !at.setAside() && at.onsCode() != null && at.idFit();
        boolean here = placed && (area == null || at.onsCode().equals(area));
        boolean home = here && at.careHome() && !at.dormant();
        boolean once = home && (at.dualState() == DualState.NONE || at.dualState() == DualState.PRIMARY);
        return switch (verdict) {
            case SET_ASIDE -> at.setAside();
            case UNPLACED -> !at.setAside() && (at.onsCode() == null || !at.idFit());
            case OUTSIDE_AREA -> placed && area != null && !at.onsCode().equals(area);
            case NOT_CARE_HOME -> here && !at.careHome();
            case DORMANT -> here && at.careHome() && at.dormant();
            case COUNTED_AT_PRIMARY -> home && at.dualState() == DualState.SECONDARY;
            case PRIMARY_UNKNOWN -> home && at.dualState() == DualState.UNKNOWN;
            case BEDS_BLANK -> once && at.beds() == null;
            case COUNTED -> once && at.beds() != null;
        };
    }

    @Test
    void shouldPartitionTheRegister() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            int size = 1 + random.nextInt(30);
            String area = random.nextBoolean() ? "E08000002" : null;
            Map<BedVerdict, Integer> counts = new EnumMap<>(BedVerdict.class);
            for (int i = 0; i < size; i++) {
                PlacedLocation location = location(random, i);
                BedVerdict verdict = location.verdict(area);
                int held = 0;
                for (BedVerdict one : BedVerdict.values()) {
                    held += holds(one, location, area) ? 1 : 0;
                }
                assertThat(held).as("seed %d, %s", seed, location).isOne();
                assertThat(holds(verdict, location, area))
                        .as("seed %d, %s", seed, location)
                        .isTrue();
                counts.merge(verdict, 1, Integer::sum);
            }
            assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(size);
        }
    }
}
