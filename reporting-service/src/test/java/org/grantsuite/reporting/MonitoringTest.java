package org.grantsuite.reporting;

import java.util.Set;
import org.grantsuite.reporting.testing.ReportingServiceTest;

@ReportingServiceTest
class MonitoringTest extends org.grantsuite.commons.testing.MonitoringTest {
    @Override
    protected Set<String> foreign() {
        return Set.of("suite_reservations", "suite_gates", "suite_posting", "suite_reconciliation", "suite_payment");
    }
}
