package org.grantsuite.allocation.snapshot;

import org.grantsuite.commons.problem.ProblemCode;

/** Why something cannot be done with a driver snapshot. */
public enum SnapshotProblem implements ProblemCode {
    SNAPSHOT_UNKNOWN(404, "There is no such driver snapshot"),
    SNAPSHOT_EMPTY(422, "A snapshot needs at least one line");

    private final int status;
    private final String title;

    SnapshotProblem(int status, String title) {
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
