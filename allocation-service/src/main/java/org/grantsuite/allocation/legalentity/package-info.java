/** Who a provider is in law and what group it belongs to (R32, 360Giving). */
@NullMarked
package org.grantsuite.allocation.legalentity;

import org.jspecify.annotations.NullMarked;
