/** Looks at a file of payments made by unit rates and lists what does not fit. */
@NullMarked
package org.grantsuite.allocation.paymentaudit;

import org.jspecify.annotations.NullMarked;
