package org.grantsuite.allocation.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.event.Events;

/** Tells audit and feed what was imported. */
@ApplicationScoped
class RegisterTrail {
    private final Audit audit;
    private final Events events;

    RegisterTrail(Audit audit, Events events) {
        this.audit = audit;
        this.events = events;
    }

    void imported(RegisterHead head) {
        audit.record(
                "REGISTER_IMPORTED",
                "register-snapshot",
                head.id(),
                head.label(),
                Map.of(
                        "contentHash", head.contentHash(),
                        "publishedOn", head.publishedOn(),
                        "rows", head.rows(),
                        "kept", head.kept(),
                        "unplaced", head.unplaced()));
        events.append(
                "RegisterImported",
                "/v1/register-snapshots/" + head.id(),
                Map.of(
                        "registerId", head.id(),
                        "publishedOn", head.publishedOn(),
                        "kept", head.kept(),
                        "unplaced", head.unplaced(),
                        "applied", head.applied()));
    }
}
