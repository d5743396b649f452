/** R32: what one enterprise was awarded in all. */
@NullMarked
package org.grantsuite.allocation.subsidy;

import org.jspecify.annotations.NullMarked;
