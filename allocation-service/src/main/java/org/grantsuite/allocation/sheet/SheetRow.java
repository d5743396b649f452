package org.grantsuite.allocation.sheet;

import java.util.List;

/**
 * One row that holds something.
 *
 * @param sheet name of the table, empty for CSV
 * @param line as a person counts it, from 1
 * @param cells as text; numbers plain, dates of ODS as 2021-02-01, blanks empty
 * @param formulaAt column of the first formula, or -1
 */
record SheetRow(String sheet, int line, List<String> cells, int formulaAt) {}
