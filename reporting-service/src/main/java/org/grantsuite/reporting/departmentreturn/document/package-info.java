/** The files a frozen return is sent as. */
@NullMarked
package org.grantsuite.reporting.departmentreturn.document;

import org.jspecify.annotations.NullMarked;
