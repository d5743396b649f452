/**
 * The ways councils share a pot (DOMAIN section 6) as data: each turns counts into weights, by which the pot is shared, or
 * into prices, which the pot must hold. Plain Java, columns in, columns out.
 */
@NullMarked
package org.grantsuite.allocation.apportionment.method;

import org.jspecify.annotations.NullMarked;
