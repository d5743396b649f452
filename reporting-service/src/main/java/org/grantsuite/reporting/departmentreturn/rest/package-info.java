/** Department returns over HTTP. */
@NullMarked
package org.grantsuite.reporting.departmentreturn.rest;

import org.jspecify.annotations.NullMarked;
