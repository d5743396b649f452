/** Which locations of the register carry beds. */
@NullMarked
package org.grantsuite.allocation.register.domain;

import org.jspecify.annotations.NullMarked;
