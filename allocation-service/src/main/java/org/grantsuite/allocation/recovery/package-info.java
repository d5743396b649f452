/** What is to come back from providers: kept back, invoiced, paid, written off; each with its journal. */
@NullMarked
package org.grantsuite.allocation.recovery;

import org.jspecify.annotations.NullMarked;
