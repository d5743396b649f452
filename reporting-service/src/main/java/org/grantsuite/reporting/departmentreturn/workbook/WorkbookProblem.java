package org.grantsuite.reporting.departmentreturn.workbook;

import org.grantsuite.commons.problem.ProblemCode;

/** Why a workbook is not taken, mapped or filled; within one operation in the order of checking. */
public enum WorkbookProblem implements ProblemCode {
    WORKBOOK_UNKNOWN(404, "There is no such workbook"),
    WORKBOOK_UNREADABLE(422, "The file is no workbook this service can read"),
    WORKBOOK_PROTECTED_BY_PASSWORD(422, "The file is encrypted, or of an older kind"),
    WORKBOOK_HAS_MACROS(422, "A workbook with macros is not taken"),
    WORKBOOK_TOO_LARGE(422, "The workbook unpacks to more than is allowed"),
    WORKBOOK_NOT_MAPPED(422, "Neither edition nor mapping says where figures stand"),
    WORKBOOK_CELL_UNKNOWN(422, "The mapping names a place the workbook does not have"),
    WORKBOOK_CELL_REPEATED(422, "The mapping puts two figures in one place"),
    WORKBOOK_CELL_MERGED(422, "The cell is hidden by a merged one"),
    WORKBOOK_CELL_FORMULA(422, "The cell holds a formula of the department"),
    WORKBOOK_CELL_LOCKED(422, "The sheet is protected and the cell is locked"),
    WORKBOOK_FIGURE_UNKNOWN(422, "The mapping names a figure the return does not have"),
    WORKBOOK_VALUE_NOT_ALLOWED(422, "The cell's validation does not allow the value");

    private final int status;
    private final String title;

    WorkbookProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
