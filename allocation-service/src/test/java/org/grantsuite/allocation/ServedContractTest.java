package org.grantsuite.allocation;

import org.grantsuite.allocation.testing.AllocationServiceTest;

@AllocationServiceTest
class ServedContractTest extends org.grantsuite.commons.testing.ServedContractTest {}
