package org.grantsuite.grant.deadline;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.clock.Workers;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.deadline.Ladder.Rung;

/**
 * Tells of deadlines that come near or have passed, each distance once, whatever the number of replicas. A worker that
 * was away tells the nearest distance alone; what lies further back than the limit is history and is told no more.
 */
@ApplicationScoped
public class EscalationService {
    private static final String RAISE = """
            insert into deadline_escalation
              (id, council_code, grant_id, deadline_code, due_on, days_before, told, raised_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (council_code, grant_id, deadline_code, due_on, days_before) do nothing""";

    private final DeadlineService deadlines;
    private final LadderService ladders;
    private final Jdbc jdbc;
    private final CouncilScope scope;
    private final CurrentCouncil council;
    private final Chronicle chronicle;
    private final int lookBackDays;

    EscalationService(
            DeadlineService deadlines,
            LadderService ladders,
            Jdbc jdbc,
            CouncilScope scope,
            CurrentCouncil council,
            Chronicle chronicle,
            @ConfigProperty(name = "grant.escalation.look-back-days") int lookBackDays) {
        this.deadlines = deadlines;
        this.ladders = ladders;
        this.jdbc = jdbc;
        this.scope = scope;
        this.council = council;
        this.chronicle = chronicle;
        this.lookBackDays = lookBackDays;
    }

    void start(
            @Observes StartupEvent event,
            Workers workers,
            @ConfigProperty(name = "grant.escalation.every") Duration every) {
        workers.every(every, "deadline-escalation", this::escalateAll);
    }

    void escalateAll() {
        var councils = QuarkusTransaction.requiringNew()
                .call(() -> jdbc.list("select councils_with_grants()", row -> row.getString(1)));
        councils.forEach(code -> scope.run(code, this::escalateCouncil));
    }

    private void escalateCouncil() {
        deadlines.allGrants().forEach(grant -> escalate(grant.id()));
    }

    /** Returns how many deadlines were told of. */
    @Transactional
    public int escalate(UUID grantId) {
        Ladder ladder = ladders.get();
        LocalDate today = chronicle.today();
        return (int) deadlines.list(grantId).stream()
                .filter(tracked -> tracked.met() == null && tracked.daysLeft(today) >= -lookBackDays)
                .filter(tracked -> escalate(tracked, ladder.reached(tracked.due(), today), today))
                .count();
    }

    private boolean escalate(Tracked tracked, List<Rung> reached, LocalDate today) {
        boolean told = false;
        for (int i = 0; i < reached.size(); i++) {
            boolean nearest = i == reached.size() - 1;
            boolean raised = raise(tracked, reached.get(i), nearest);
            told = nearest && raised;
        }
        if (told) {
            tell(tracked, reached.get(reached.size() - 1), today);
        }
        return told;
    }

    private boolean raise(Tracked tracked, Rung rung, boolean told) {
        return jdbc.update(
                        RAISE,
                        chronicle.nextId(),
                        council.code(),
                        tracked.grantId(),
                        tracked.due().code(),
                        tracked.due().on(),
                        rung.daysBefore(),
                        told,
                        chronicle.clock().now().atOffset(ZoneOffset.UTC))
                > 0;
    }

    private void tell(Tracked tracked, Rung rung, LocalDate today) {
        Due due = tracked.due();
        chronicle.tell(Deed.of(
                "DeadlineEscalated",
                "deadline",
                Objects.requireNonNullElse(due.id(), tracked.grantId()),
                "/v1/grants/" + tracked.grantId() + "/deadlines",
                Map.of(
                        "grantId", tracked.grantId(),
                        "code", due.code(),
                        "kind", due.kind(),
                        "label", due.label(),
                        "dueOn", due.on(),
                        "daysLeft", tracked.daysLeft(today),
                        "daysBefore", rung.daysBefore(),
                        "tell", List.copyOf(rung.tell()))));
    }
}
