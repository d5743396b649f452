/** The aggregate of recovering. */
@NullMarked
package org.grantsuite.allocation.recovery.domain;

import org.jspecify.annotations.NullMarked;
