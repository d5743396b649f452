package org.grantsuite.reporting.obligation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.clock.Workers;
import org.grantsuite.commons.clock.WorkingDays;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.grantsuite.reporting.chronicle.Deed;
import org.grantsuite.reporting.policy.PolicyService;
import org.grantsuite.reporting.policy.ReportingPolicy.Rung;

/**
 * Reminds of returns that are owed, each rung of the council's ladder once. A worker that was away tells the nearest rung
 * alone; what lies further back than the limit is history and is told no more.
 */
@ApplicationScoped
public class ReminderService {

    private final ObligationStore store;
    private final Reminders reminders;
    private final ReminderMails mails;
    private final PolicyService policies;
    private final WorkingDays workingDays;
    private final Jdbc jdbc;
    private final CouncilScope scope;
    private final Chronicle chronicle;
    private final int lookBack;

    ReminderService(
            ObligationStore store,
            Reminders reminders,
            ReminderMails mails,
            PolicyService policies,
            WorkingDays workingDays,
            Jdbc jdbc,
            CouncilScope scope,
            Chronicle chronicle,
            @ConfigProperty(name = "reporting.reminders.look-back-working-days") int lookBack) {
        this.store = store;
        this.reminders = reminders;
        this.mails = mails;
        this.policies = policies;
        this.workingDays = workingDays;
        this.jdbc = jdbc;
        this.scope = scope;
        this.chronicle = chronicle;
        this.lookBack = lookBack;
    }

    void start(
            @Observes StartupEvent event,
            Workers workers,
            @ConfigProperty(name = "reporting.reminders.every") Duration every) {
        workers.every(every, "provider-return-reminders", this::remindAll);
    }

    void remindAll() {
        var councils = QuarkusTransaction.requiringNew()
                .call(() -> jdbc.list("select councils_with_obligations()", row -> row.getString(1)));
        councils.forEach(code -> scope.run(code, () -> remind(chronicle.today())));
    }

    /** A rung that one obligation has reached and that was not told of it. */
    private record Reached(Obligation obligation, Rung rung, List<Rung> passed) {}

    /** Returns how many obligations were reminded of. */
    @Transactional
    public int remind(LocalDate today) {
        onlyOneWorker();
        var ladder = policies.get().policy().ladder().stream()
                .sorted(Comparator.comparingInt(Rung::workingDaysBefore).reversed())
                .toList();
        var outstanding = new ObligationFilter(null, null, null, ObligationState.OUTSTANDING);
        Map<String, List<Reached>> byProvider = new TreeMap<>();
        for (var one : store.all(outstanding)) {
            reached(one, ladder, today)
                    .ifPresent(reached -> byProvider
                            .computeIfAbsent(one.providerId(), provider -> new ArrayList<>())
                            .add(reached));
        }
        return byProvider.entrySet().stream()
                .mapToInt(entry -> remind(entry.getKey(), entry.getValue(), today))
                .sum();
    }

    /** Until the transaction ends: two workers at once would write two mails of one reminder. */
    private void onlyOneWorker() {
        jdbc.list(
                "select pg_advisory_xact_lock(hashtextextended(?, 9))",
                row -> true,
                "reminders/" + chronicle.council());
    }

    private Optional<Reached> reached(Obligation one, List<Rung> ladder, LocalDate today) {
        if (workingDays.between(today, one.dueOn()) < -lookBack) {
            return Optional.empty();
        }
        var reached = ladder.stream()
                .filter(rung -> !today.isBefore(workingDays.before(one.dueOn(), rung.workingDaysBefore())))
                .toList();
        if (reached.isEmpty()
                || reminders.isRaised(one, reached.get(reached.size() - 1).workingDaysBefore())) {
            return Optional.empty();
        }
        int last = reached.size() - 1;
        return Optional.of(new Reached(one, reached.get(last), reached.subList(0, last)));
    }

    /** One mail tells a provider of everything it is reminded of in this round. */
    private int remind(String providerId, List<Reached> all, LocalDate today) {
        boolean toProvider = all.stream().anyMatch(one -> one.rung().tell().contains("provider"));
        var obligations = all.stream().map(Reached::obligation).toList();
        var mail = toProvider ? mails.queue(providerId, obligations, today) : ReminderMails.Queued.none();
        int told = 0;
        for (var one : all) {
            one.passed()
                    .forEach(rung -> reminders.raise(
                            one.obligation(), rung.workingDaysBefore(), false, ReminderMails.OFF, null));
            told += tell(one, mail, today) ? 1 : 0;
        }
        return told;
    }

    private boolean tell(Reached one, ReminderMails.Queued mail, LocalDate today) {
        var of = one.obligation();
        UUID mailId = mail.id();
        if (!reminders.raise(of, one.rung().workingDaysBefore(), true, mail.state(), mailId)) {
            return false;
        }
        chronicle.tell(Deed.of(
                "ProviderReturnChased", "obligation", of.id(), "/v1/obligations/" + of.id(), detail(one, today)));
        return true;
    }

    private Map<String, Object> detail(Reached one, LocalDate today) {
        var of = one.obligation();
        Map<String, Object> detail = new TreeMap<>(Map.of(
                "grantId", of.grantId(),
                "reportingPoint", of.reportingPoint(),
                "providerId", of.providerId(),
                "kind", of.kind(),
                "dueOn", of.dueOn(),
                "workingDaysBefore", one.rung().workingDaysBefore(),
                "workingDaysLeft", workingDays.between(today, of.dueOn()),
                "tell", one.rung().tell()));
        var location = of.locationId();
        if (location != null) {
            detail.put("locationId", location);
        }
        return detail;
    }
}
