/** What must hold before a payment leaves, as data of the council. */
@NullMarked
package org.grantsuite.allocation.policy;

import org.jspecify.annotations.NullMarked;
