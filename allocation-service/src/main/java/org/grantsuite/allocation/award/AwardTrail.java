package org.grantsuite.allocation.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.identity.Caller;
import org.jspecify.annotations.Nullable;

/** What a change of an award leaves behind. */
@ApplicationScoped
class AwardTrail {
    private final Stamps stamps;
    private final Caller caller;
    private final Audit audit;
    private final Events events;

    AwardTrail(Stamps stamps, Caller caller, Audit audit, Events events) {
        this.stamps = stamps;
        this.caller = caller;
        this.audit = audit;
        this.events = events;
    }

    Stamps stamps() {
        return stamps;
    }

    Caller caller() {
        return caller;
    }

    void record(String verb, Award award, @Nullable String reason, Map<String, ?> detail) {
        audit.record("AWARD_" + verb.toUpperCase(Locale.ROOT), "award", award.id(), reason, detail);
        events.append(
                "Award" + verb,
                "/v1/awards/" + award.id(),
                Map.of(
                        "awardId", award.id(),
                        "grantId", award.grantId(),
                        "providerId", award.providerId(),
                        "amount", award.amount()));
    }
}
