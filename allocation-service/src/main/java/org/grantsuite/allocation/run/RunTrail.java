package org.grantsuite.allocation.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.event.Events;

/** What a committed run leaves behind besides its lines. */
@ApplicationScoped
class RunTrail {
    private final Stamps stamps;
    private final Audit audit;
    private final Events events;

    RunTrail(Stamps stamps, Audit audit, Events events) {
        this.stamps = stamps;
        this.audit = audit;
        this.events = events;
    }

    Stamps stamps() {
        return stamps;
    }

    void committed(UUID id, UUID grantId, RunHead head) {
        audit.record(
                "RUN_COMMITTED",
                "run",
                id,
                null,
                Map.of(
                        "pot", head.order().potCode(),
                        "allocated", head.allocated(),
                        "lines", head.lineCount(),
                        "snapshotHash", head.snapshotHash()));
        events.append(
                "RunCommitted",
                "/v1/runs/" + id,
                Map.of("runId", id, "planId", head.order().planId(), "grantId", grantId));
    }
}
