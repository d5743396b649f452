/** What must hold, recomputed from raw lines by pure functions. */
@NullMarked
package org.grantsuite.quickstart.invariant;

import org.jspecify.annotations.NullMarked;
