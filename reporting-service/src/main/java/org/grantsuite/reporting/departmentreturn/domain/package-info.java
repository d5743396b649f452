/** A department return and its lifecycle. */
@NullMarked
package org.grantsuite.reporting.departmentreturn.domain;

import org.jspecify.annotations.NullMarked;
