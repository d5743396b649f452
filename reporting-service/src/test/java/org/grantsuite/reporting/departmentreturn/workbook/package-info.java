/** The filler on workbooks that LibreOffice built (tools/workbooks). */
@org.jspecify.annotations.NullMarked
package org.grantsuite.reporting.departmentreturn.workbook;
