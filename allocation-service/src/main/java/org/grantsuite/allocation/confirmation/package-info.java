/** Units of a driver snapshot confirmed before a run: until a deadline, then frozen. */
@NullMarked
package org.grantsuite.allocation.confirmation;

import org.jspecify.annotations.NullMarked;
