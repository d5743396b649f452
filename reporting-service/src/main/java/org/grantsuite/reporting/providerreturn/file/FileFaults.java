package org.grantsuite.reporting.providerreturn.file;

import java.util.ArrayList;
import java.util.List;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Violation;
import org.grantsuite.reporting.providerreturn.domain.ReturnFault;

/** What is wrong with a file: every fault is counted, the first of them are told. */
public final class FileFaults {

    private static final int MOST_TOLD = 100;
    private final List<ReturnFault> errors = new ArrayList<>();
    private final List<ReturnFault> others = new ArrayList<>();
    private long errorCount;

    public void add(ReturnFault fault) {
        var list = fault.refuses() ? errors : others;
        errorCount += fault.refuses() ? 1 : 0;
        if (list.size() < MOST_TOLD) {
            list.add(fault);
        }
    }

    void error(SourceRow at, String column, String rule, String message) {
        add(ReturnFault.error(at.sheet(), at.row(), column, rule, message));
    }

    public void error(String sheet, int row, String column, String rule, String message) {
        add(ReturnFault.error(sheet, row, column, rule, message));
    }

    public boolean any() {
        return errorCount > 0;
    }

    public List<ReturnFault> errors() {
        return List.copyOf(errors);
    }

    /** Warnings, the first of them. */
    public List<ReturnFault> warnings() {
        return List.copyOf(others);
    }

    /** @throws Refusal 422 IMPORT_REFUSED with each fault in its place */
    public void requireNone() {
        if (any()) {
            throw refusal();
        }
    }

    public Refusal refusal() {
        var first = errors.get(0);
        var violations = errors.stream()
                .map(fault -> new Violation(null, fault.message(), "body", fault.row(), fault.column(), fault.rule()))
                .toList();
        return Refusal.of(
                        RequestProblem.IMPORT_REFUSED,
                        errorCount + " fault(s), the first at " + first.sheet() + " row " + first.row()
                                + "; mend the file and send it whole again")
                .violations(violations)
                .with("errors", errors());
    }
}
