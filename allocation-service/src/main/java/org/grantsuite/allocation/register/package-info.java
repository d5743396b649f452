/** The regulator's directory as dated snapshots: imported, placed, compared, and made into drivers (R18 to R20). */
@NullMarked
package org.grantsuite.allocation.register;

import org.jspecify.annotations.NullMarked;
