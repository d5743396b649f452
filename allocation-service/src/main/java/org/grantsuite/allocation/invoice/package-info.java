/** Creditor and debtor files in layouts that are data. */
@NullMarked
package org.grantsuite.allocation.invoice;

import org.jspecify.annotations.NullMarked;
