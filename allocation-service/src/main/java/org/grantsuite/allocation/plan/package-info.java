/** Plans: an instalment split into pots, approved under a decision (R15, R16, R24). */
@NullMarked
package org.grantsuite.allocation.plan;

import org.jspecify.annotations.NullMarked;
