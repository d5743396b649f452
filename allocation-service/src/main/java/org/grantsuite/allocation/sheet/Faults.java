package org.grantsuite.allocation.sheet;

import java.util.ArrayList;
import java.util.List;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Violation;

/** Faults of single rows, told together up to a hundred; then the file is refused whole. */
public final class Faults {
    private static final int MOST = 100;
    private final List<Violation> told = new ArrayList<>();

    public void add(int line, String column, String message) {
        told.add(Violation.at(line, column, message));
        if (told.size() >= MOST) {
            requireNone();
        }
    }

    /** @throws Refusal 422 IMPORT_REFUSED */
    public void requireNone() {
        if (!told.isEmpty()) {
            throw Refusal.of(
                            RequestProblem.IMPORT_REFUSED,
                            (told.size() >= MOST ? "At least " : "") + told.size() + " fault(s), the first at line "
                                    + told.get(0).line() + "; mend the file and send it whole again")
                    .violations(told);
        }
    }
}
