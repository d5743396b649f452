/** What driver snapshots that were not sent as a file were made of. */
@NullMarked
package org.grantsuite.allocation.origin;

import org.jspecify.annotations.NullMarked;
