/** Payments and awards, as allocation-service tells them. */
@NullMarked
package org.grantsuite.reporting.allocationclient;

import org.jspecify.annotations.NullMarked;
