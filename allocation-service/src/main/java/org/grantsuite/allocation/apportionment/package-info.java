/**
 * Sharing a pot of pence over lines, exactly. Plain Java without a framework: columns of {@code long} in, pence out, no
 * object per line. The answer depends on weights and line keys only, never on the order in which lines arrive.
 */
@NullMarked
package org.grantsuite.allocation.apportionment;

import org.jspecify.annotations.NullMarked;
