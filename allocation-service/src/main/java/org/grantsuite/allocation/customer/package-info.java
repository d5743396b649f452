/** Customers counted by a case system as driver snapshots. */
@NullMarked
package org.grantsuite.allocation.customer;

import org.jspecify.annotations.NullMarked;
