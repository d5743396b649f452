/** The aggregates of paying. */
@NullMarked
package org.grantsuite.allocation.payment.domain;

import org.jspecify.annotations.NullMarked;
