package org.grantsuite.allocation.sheet;

import java.util.List;
import org.grantsuite.commons.problem.ProblemCode;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;

/** Why a file cannot be taken at all; faults of single rows are IMPORT_REFUSED. */
public enum SheetProblem implements ProblemCode {
    SHEET_UNREADABLE(422, "The file is damaged or is not what it says"),
    SHEET_UNSAFE(422, "The file holds what no table of data needs"),
    SHEET_HEADER_MISSING(422, "No row of the file has the columns that are needed");

    private final int status;
    private final String title;

    SheetProblem(int status, String title) {
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

    /** @param column name of the column or of the part of the file */
    Refusal at(int line, String column, String reason) {
        return Refusal.of(this, reason).violations(List.of(Violation.at(line, column, reason)));
    }
}
