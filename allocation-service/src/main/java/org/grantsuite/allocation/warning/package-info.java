/** Remarks beside an answer that was given all the same. */
@NullMarked
package org.grantsuite.allocation.warning;

import org.jspecify.annotations.NullMarked;
