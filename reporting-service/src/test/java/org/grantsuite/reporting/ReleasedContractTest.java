package org.grantsuite.reporting;

class ReleasedContractTest extends org.grantsuite.commons.testing.ReleasedContractTest {
    @Override
    protected String service() {
        return "reporting-service";
    }
}
