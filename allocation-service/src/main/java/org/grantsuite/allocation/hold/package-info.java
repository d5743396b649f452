/** Holds on payments, placed and lifted with a reason. */
@NullMarked
package org.grantsuite.allocation.hold;

import org.jspecify.annotations.NullMarked;
