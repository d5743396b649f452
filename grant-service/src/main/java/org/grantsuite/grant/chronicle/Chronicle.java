package org.grantsuite.grant.chronicle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Who, when and what was done: audit entry and event of a deed always go together, in its transaction. */
@ApplicationScoped
public class Chronicle {
    private final Ids ids;
    private final BusinessClock clock;
    private final Caller caller;
    private final Audit audit;
    private final Events events;

    Chronicle(Ids ids, BusinessClock clock, Caller caller, Audit audit, Events events) {
        this.ids = ids;
        this.clock = clock;
        this.caller = caller;
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

    public Stamp stamp() {
        return new Stamp(ids.next(), clock.now(), caller.subject());
    }

    public LocalDate today() {
        return clock.today();
    }

    public BusinessClock clock() {
        return clock;
    }

    public LocalDate orToday(@Nullable LocalDate asOf) {
        return asOf == null ? clock.today() : asOf;
    }

    /** Dates are entered as facts; a fact of tomorrow is a mistake. */
    public void requirePast(LocalDate fact, String field) {
        if (fact.isAfter(clock.today())) {
            throw future(field, fact.toString());
        }
    }

    public void requirePast(OffsetDateTime fact, String field) {
        if (fact.toInstant().isAfter(clock.now())) {
            throw future(field, fact.toString());
        }
    }

    private static Refusal future(String field, String value) {
        return Refusal.of(FactProblem.FACT_IN_THE_FUTURE, field + " lies in the future: " + value)
                .at(field, "give the day it happened, today at the latest");
    }
}
