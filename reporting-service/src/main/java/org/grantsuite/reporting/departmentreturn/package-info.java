/** What the council reports to the department. */
@NullMarked
package org.grantsuite.reporting.departmentreturn;

import org.jspecify.annotations.NullMarked;
