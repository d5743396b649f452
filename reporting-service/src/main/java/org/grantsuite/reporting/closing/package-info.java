/** The end of a grant: unspent and misspent money, its recovery, the final value (R38 to R40). */
@NullMarked
package org.grantsuite.reporting.closing;

import org.jspecify.annotations.NullMarked;
