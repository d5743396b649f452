package org.grantsuite.reporting.chronicle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;

/** Who, when and for which council something is done; audit entry and event of a deed go together. */
@ApplicationScoped
public class Chronicle {

    private final Ids ids;
    private final BusinessClock clock;
    private final Caller caller;
    private final CurrentCouncil council;
    private final Audit audit;
    private final Events events;

    Chronicle(Ids ids, BusinessClock clock, Caller caller, CurrentCouncil council, Audit audit, Events events) {
        this.ids = ids;
        this.clock = clock;
        this.caller = caller;
        this.council = council;
        this.audit = audit;
        this.events = events;
    }

    public void tell(Deed deed) {
        audit.record(deed.action(), deed.subjectType(), deed.subjectId(), deed.reason(), deed.detail());
        events.append(deed.event(), deed.address(), deed.detail());
    }

    public UUID nextId() {
        return ids.next();
    }

    public String by() {
        return caller.subject();
    }

    public String council() {
        return council.code();
    }

    public Instant now() {
        return clock.now();
    }

    /** The moment as a database takes it. */
    public OffsetDateTime at() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }

    public LocalDate today() {
        return clock.today();
    }
}
