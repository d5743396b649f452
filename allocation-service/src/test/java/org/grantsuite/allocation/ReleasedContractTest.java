package org.grantsuite.allocation;

class ReleasedContractTest extends org.grantsuite.commons.testing.ReleasedContractTest {
    @Override
    protected String service() {
        return "allocation-service";
    }
}
