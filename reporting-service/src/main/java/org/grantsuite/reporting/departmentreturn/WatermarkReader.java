package org.grantsuite.reporting.departmentreturn;

import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.OUTBOX_PENDING;

import jakarta.enterprise.context.ApplicationScoped;
import org.grantsuite.commons.outbox.OutboxStatus;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.allocationclient.AllocationGateway;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.grantsuite.reporting.departmentreturn.domain.Watermark;
import org.grantsuite.reporting.grantclient.GrantGateway;

/** Where the ledger and the three outboxes stand for the period of a return. */
@ApplicationScoped
class WatermarkReader {

    private final GrantGateway grants;
    private final AllocationGateway allocation;
    private final OutboxStatus own;

    WatermarkReader(GrantGateway grants, AllocationGateway allocation, OutboxStatus own) {
        this.grants = grants;
        this.allocation = allocation;
        this.own = own;
    }

    /**
     * The senders are asked before the ledger: what one of them says was delivered is then in the ledger that is read
     * after it.
     *
     * @throws Refusal OUTBOX_PENDING while anything of the grant dated in the period is on its way, or was refused
     * and is
     *     not settled
     */
    Watermark read(DepartmentReturn about) {
        var grantId = about.grant().grantId();
        var to = about.point().periodTo();
        var sender = allocation.mark(grantId, to);
        requireNothing("allocation-service", sender.pendingInPeriod(), "on its way");
        requireNothing("allocation-service", sender.refused(), "refused and not settled");
        var ownPosition = own.position(grantId, to);
        requireNothing("reporting-service", ownPosition.pendingInPeriod(), "on its way");
        var ledger = grants.mark(grantId, to);
        requireNothing("grant-service", ledger.pendingInPeriod(), "on its way");
        return new Watermark(
                ledger.journalSequence(), ledger.outboxPosition(), sender.position(), ownPosition.position());
    }

    private static void requireNothing(String service, int commands, String state) {
        if (commands > 0) {
            throw Refusal.of(OUTBOX_PENDING, commands + " command(s) of " + service + " are " + state);
        }
    }
}
