/** The award as an aggregate. */
@NullMarked
package org.grantsuite.allocation.award.domain;

import org.jspecify.annotations.NullMarked;
