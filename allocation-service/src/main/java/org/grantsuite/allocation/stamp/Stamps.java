package org.grantsuite.allocation.stamp;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.problem.Refusal;

/** Where a new record gets its id, council, person and moment from. */
@ApplicationScoped
public class Stamps {
    private final Ids ids;
    private final CurrentCouncil council;
    private final Caller caller;
    private final BusinessClock clock;

    Stamps(Ids ids, CurrentCouncil council, Caller caller, BusinessClock clock) {
        this.ids = ids;
        this.council = council;
        this.caller = caller;
        this.clock = clock;
    }

    public UUID id() {
        return ids.next();
    }

    public String council() {
        return council.code();
    }

    public String person() {
        return caller.subject();
    }

    public OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }

    public LocalDate today() {
        return clock.today();
    }

    /** A fact is entered with the day on which it happened, which is today or earlier. */
    public LocalDate requirePast(LocalDate factOn, String field) {
        if (factOn.isAfter(today())) {
            throw Refusal.of(DateProblem.DATE_IN_FUTURE, field + " is " + factOn + ", after today, " + today())
                    .at(field, "give the day on which it happened");
        }
        return factOn;
    }
}
