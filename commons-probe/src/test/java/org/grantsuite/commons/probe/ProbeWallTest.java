package org.grantsuite.commons.probe;

import org.grantsuite.commons.testing.SecurityWallTest;

@ServiceTest
class ProbeWallTest extends SecurityWallTest {}
