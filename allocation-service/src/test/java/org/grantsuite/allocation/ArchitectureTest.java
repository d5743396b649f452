package org.grantsuite.allocation;

import org.grantsuite.commons.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void shouldKeepTheArrowsOfTheHouse() {
        ArchitectureRules.check("org.grantsuite.allocation", "org.grantsuite.allocation.apportionment..");
    }
}
