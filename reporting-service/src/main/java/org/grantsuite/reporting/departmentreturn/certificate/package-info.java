/** Signatures over a frozen return. */
@NullMarked
package org.grantsuite.reporting.departmentreturn.certificate;

import org.jspecify.annotations.NullMarked;
