/** Audit entry and event of a deed, told together. */
@NullMarked
package org.grantsuite.reporting.chronicle;

import org.jspecify.annotations.NullMarked;
