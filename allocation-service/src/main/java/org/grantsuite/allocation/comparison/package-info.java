/** Who gains and who loses: two runs, two plans, or what would be. */
@NullMarked
package org.grantsuite.allocation.comparison;

import org.jspecify.annotations.NullMarked;
