/**
 * The department's own workbook: read as it was sent, filled in place, written with every other byte as it was. The parts of
 * the zip are edited as text, since a library that loads and saves a workbook rewrites what it does not know.
 */
@NullMarked
package org.grantsuite.reporting.departmentreturn.workbook;

import org.jspecify.annotations.NullMarked;
