/** The lock of the final value and the reported spend (R38, invariant 9). */
@NullMarked
package org.grantsuite.reporting.figurelock;

import org.jspecify.annotations.NullMarked;
