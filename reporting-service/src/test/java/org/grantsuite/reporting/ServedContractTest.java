package org.grantsuite.reporting;

import org.grantsuite.reporting.testing.ReportingServiceTest;

@ReportingServiceTest
class ServedContractTest extends org.grantsuite.commons.testing.ServedContractTest {}
