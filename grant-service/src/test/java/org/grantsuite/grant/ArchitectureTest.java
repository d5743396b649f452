package org.grantsuite.grant;

import org.grantsuite.commons.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ArchitectureTest {
    @Test
    void shouldKeepTheArrowsOfTheHouse() {
        ArchitectureRules.check("org.grantsuite.grant");
    }
}
