package org.grantsuite.allocation.award;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.clock.Workers;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.jdbc.Jdbc;

/**
 * Lapses offers nobody answered by their day, as the operation does, where an operator switched it on. Any number of replicas may
 * run it: a plan somebody else is working on is left to them, and an offer that is being answered at this moment to its answer.
 */
@ApplicationScoped
class LapseWorker {
    /** Awards of one transaction, so that nobody waits long for a pot. */
    private static final int AT_ONCE = 200;

    private final AwardLifecycle lifecycle;
    private final BusinessClock clock;
    private final CouncilScope scope;
    private final Jdbc jdbc;

    LapseWorker(AwardLifecycle lifecycle, BusinessClock clock, CouncilScope scope, Jdbc jdbc) {
        this.lifecycle = lifecycle;
        this.clock = clock;
        this.scope = scope;
        this.jdbc = jdbc;
    }

    void start(
            @Observes StartupEvent event,
            Workers workers,
            @ConfigProperty(name = "allocation.lapse.enabled") boolean enabled,
            @ConfigProperty(name = "allocation.lapse.every") Duration every) {
        if (enabled) {
            workers.every(every, "award-lapse", this::lapseAll);
        }
    }

    /** Returns how many offers lapsed. */
    int lapseAll() {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbc.list("select councils_with_late_offers(?)", row -> row.getString(1), clock.today()))
                .stream()
                .mapToInt(council -> scope.call(council, this::lapseCouncil))
                .sum();
    }

    private int lapseCouncil() {
        return QuarkusTransaction.requiringNew().call(() -> lifecycle.plansWithLateOffers()).stream()
                .mapToInt(this::lapsePlan)
                .sum();
    }

    private int lapsePlan(UUID planId) {
        int lapsed = 0;
        int now;
        do {
            now = QuarkusTransaction.requiringNew().call(() -> lifecycle.lapseUnattended(planId, AT_ONCE));
            lapsed += now;
        } while (now == AT_ONCE);
        return lapsed;
    }
}
