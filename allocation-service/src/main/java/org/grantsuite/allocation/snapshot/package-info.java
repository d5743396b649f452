/** Dated driver snapshots: the counts by which money is shared (R18 to R20). */
@NullMarked
package org.grantsuite.allocation.snapshot;

import org.jspecify.annotations.NullMarked;
