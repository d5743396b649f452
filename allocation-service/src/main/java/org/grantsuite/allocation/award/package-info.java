/** Awards: offered on terms, accepted or declined (R13, R29). */
@NullMarked
package org.grantsuite.allocation.award;

import org.jspecify.annotations.NullMarked;
