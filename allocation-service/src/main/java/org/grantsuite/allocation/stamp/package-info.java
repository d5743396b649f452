/** What every record is stamped with: id, council, person, moment; and the rule that a fact is never in the future. */
@NullMarked
package org.grantsuite.allocation.stamp;

import org.jspecify.annotations.NullMarked;
