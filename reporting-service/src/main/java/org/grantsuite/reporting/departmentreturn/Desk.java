package org.grantsuite.reporting.departmentreturn;

import jakarta.enterprise.context.ApplicationScoped;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;

/** What every step of a return needs: who is asking, what time it is, a fresh id, where the step is told, and what is locked. */
@ApplicationScoped
class Desk {

    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;
    private final DepartmentReturnTrail trail;
    private final FigureGuard figures;

    Desk(Caller caller, BusinessClock clock, Ids ids, DepartmentReturnTrail trail, FigureGuard figures) {
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
        this.trail = trail;
        this.figures = figures;
    }

    Caller caller() {
        return caller;
    }

    BusinessClock clock() {
        return clock;
    }

    Ids ids() {
        return ids;
    }

    DepartmentReturnTrail trail() {
        return trail;
    }

    FigureGuard figures() {
        return figures;
    }
}
