package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import org.grantsuite.allocation.recovery.domain.Recovery;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** What a change of a recovery leaves behind. */
@ApplicationScoped
class RecoveryTrail {
    private final Stamps stamps;
    private final Audit audit;
    private final Events events;

    RecoveryTrail(Stamps stamps, Audit audit, Events events) {
        this.stamps = stamps;
        this.audit = audit;
        this.events = events;
    }

    Stamps stamps() {
        return stamps;
    }

    void record(String verb, Recovery recovery, Money sum, @Nullable String reason) {
        audit.record(
                "RECOVERY_" + verb.toUpperCase(Locale.ROOT),
                "recovery",
                recovery.id(),
                reason,
                Map.of("reference", recovery.reference(), "amount", sum, "outstanding", recovery.outstanding()));
        events.append(
                "Recovery" + verb,
                "/v1/recoveries/" + recovery.id(),
                Map.of(
                        "recoveryId", recovery.id(),
                        "grantId", recovery.debtor().grantId(),
                        "awardId", recovery.debtor().awardId(),
                        "providerId", recovery.debtor().providerId(),
                        "amount", sum,
                        "outstanding", recovery.outstanding()));
    }
}
