/** Capacity Tracker extracts as driver snapshots. */
@NullMarked
package org.grantsuite.allocation.tracker;

import org.jspecify.annotations.NullMarked;
