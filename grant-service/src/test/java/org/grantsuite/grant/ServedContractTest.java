package org.grantsuite.grant;

import org.grantsuite.grant.testing.GrantServiceTest;

@GrantServiceTest
class ServedContractTest extends org.grantsuite.commons.testing.ServedContractTest {}
