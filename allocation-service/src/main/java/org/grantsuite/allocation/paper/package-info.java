/** Letters and advices as PDF, the same bytes each time. */
@NullMarked
package org.grantsuite.allocation.paper;

import org.jspecify.annotations.NullMarked;
