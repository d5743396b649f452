/** The arithmetic and the aggregate of a plan. */
@NullMarked
package org.grantsuite.allocation.plan.domain;

import org.jspecify.annotations.NullMarked;
