package org.grantsuite.grant;

import java.util.Set;
import org.grantsuite.grant.testing.GrantServiceTest;

@GrantServiceTest
class MonitoringTest extends org.grantsuite.commons.testing.MonitoringTest {
    @Override
    protected Set<String> foreign() {
        return Set.of("suite_payment");
    }
}
