/** Providers and their locations, taken from the register by import. */
@NullMarked
package org.grantsuite.allocation.provider;

import org.jspecify.annotations.NullMarked;
