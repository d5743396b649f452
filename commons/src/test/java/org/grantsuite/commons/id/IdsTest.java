package org.grantsuite.commons.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.grantsuite.commons.clock.SystemClock;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void shouldRiseAndBeVersion7() {
        Ids ids = new Ids(new SystemClock());
        List<UUID> made = Stream.generate(ids::next).limit(20_000).toList();

        assertThat(made).extracting(UUID::version).containsOnly(7);
        assertThat(made).extracting(UUID::variant).containsOnly(2);
        assertThat(made.stream().map(UUID::toString)).isSorted().doesNotHaveDuplicates();
    }
}
