/** Invoices and the bytes of their files. */
@NullMarked
package org.grantsuite.allocation.invoice.domain;

import org.jspecify.annotations.NullMarked;
