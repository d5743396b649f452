/** A run's recipe as data: method, filters, limits, true-up. */
@NullMarked
package org.grantsuite.allocation.run.recipe;

import org.jspecify.annotations.NullMarked;
