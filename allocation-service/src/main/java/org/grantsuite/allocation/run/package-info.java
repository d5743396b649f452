/** Runs: a pot shared over a snapshot, line by line (R21, R22). */
@NullMarked
package org.grantsuite.allocation.run;

import org.jspecify.annotations.NullMarked;
