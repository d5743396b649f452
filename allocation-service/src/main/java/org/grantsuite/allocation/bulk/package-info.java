/** Bulk loading under row-level security. */
@NullMarked
package org.grantsuite.allocation.bulk;

import org.jspecify.annotations.NullMarked;
