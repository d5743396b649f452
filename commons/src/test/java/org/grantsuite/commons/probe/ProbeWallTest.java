package org.grantsuite.commons.probe;

import org.grantsuite.commons.testing.SecurityWallTest;
import org.grantsuite.commons.testing.ServiceTest;

@ServiceTest
class ProbeWallTest extends SecurityWallTest {}
