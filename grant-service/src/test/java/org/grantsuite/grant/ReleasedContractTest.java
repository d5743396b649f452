package org.grantsuite.grant;

class ReleasedContractTest extends org.grantsuite.commons.testing.ReleasedContractTest {
    @Override
    protected String service() {
        return "grant-service";
    }
}
