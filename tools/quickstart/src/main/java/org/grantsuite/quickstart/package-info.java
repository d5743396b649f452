/** Starts the suite on one machine and tells the story of one grant through its public APIs only. */
@NullMarked
package org.grantsuite.quickstart;

import org.jspecify.annotations.NullMarked;
