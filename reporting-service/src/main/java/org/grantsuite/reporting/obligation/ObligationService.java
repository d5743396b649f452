package org.grantsuite.reporting.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.clock.WorkingDays;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.allocationclient.AllocationGateway;
import org.grantsuite.reporting.allocationclient.AwardFacts;
import org.grantsuite.reporting.allocationclient.RegisteredLocation;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.grantsuite.reporting.chronicle.Deed;
import org.grantsuite.reporting.grantclient.EditionsInForce;
import org.grantsuite.reporting.obligation.ObligationStore.Opening;
import org.grantsuite.reporting.policy.PolicyService;
import org.jspecify.annotations.Nullable;

/** Who owes what by when: opened from awards and from the register, met by returns, excused with a reason. */
@ApplicationScoped
@Transactional
public class ObligationService {

    private final ObligationStore store;
    private final EditionsInForce editions;
    private final AllocationGateway allocation;
    private final PolicyService policies;
    private final WorkingDays workingDays;
    private final Caller caller;
    private final Chronicle chronicle;

    ObligationService(
            ObligationStore store,
            EditionsInForce editions,
            AllocationGateway allocation,
            PolicyService policies,
            WorkingDays workingDays,
            Caller caller,
            Chronicle chronicle) {
        this.store = store;
        this.editions = editions;
        this.allocation = allocation;
        this.policies = policies;
        this.workingDays = workingDays;
        this.caller = caller;
        this.chronicle = chronicle;
    }

    /** What was opened for awards. */
    public record Opened(LocalDate dueOn, int opened, int renewed) {}

    /** Whom of the area a survey asks. */
    public record Surveyed(LocalDate dueOn, int locationsInArea, int funded, int opened, int unplaced) {}

    public Opened open(UUID grantId, String reportingPoint, @Nullable LocalDate dueOn) {
        var due = dueOn(template(grantId, reportingPoint), dueOn);
        Map<List<@Nullable String>, List<AwardFacts>> places = new LinkedHashMap<>();
        allocation.awards(grantId).stream()
                .filter(AwardFacts::isReportedOn)
                .forEach(award -> places.computeIfAbsent(place(award), place -> new ArrayList<>())
                        .add(award));
        int opened = 0;
        for (var awards : places.values()) {
            opened += open(grantId, reportingPoint, due, dueOn != null, awards) ? 1 : 0;
        }
        tell("ProviderReturnsAsked", grantId, reportingPoint, due, places.size());
        return new Opened(due, opened, places.size() - opened);
    }

    private static List<@Nullable String> place(AwardFacts award) {
        var place = new ArrayList<@Nullable String>();
        place.add(award.providerId());
        place.add(award.locationId());
        return place;
    }

    private boolean open(UUID grantId, String reportingPoint, LocalDate due, boolean moveDue, List<AwardFacts> awards) {
        var first = awards.get(0);
        var opened = store.open(new Opening(
                grantId,
                reportingPoint,
                ObligationKind.AWARD,
                first.providerId(),
                first.providerName(),
                first.locationId(),
                due,
                moveDue));
        awards.forEach(award -> store.award(opened.id(), award.id(), award.acceptedPence(), award.paidPence()));
        return opened.isNew();
    }

    /** R36: leavers are asked of all providers in the area, funded or not. */
    public Surveyed survey(UUID grantId, String reportingPoint, @Nullable LocalDate dueOn) {
        var due = dueOn(template(grantId, reportingPoint), dueOn);
        var all = allocation.locationsInService();
        var area = all.stream()
                .filter(location -> chronicle.council().equals(location.councilCode()))
                .toList();
        var owed = store.all(ObligationFilter.of(grantId, reportingPoint)).stream()
                .filter(one -> one.kind() == ObligationKind.AWARD)
                .toList();
        int funded =
                (int) area.stream().filter(location -> owes(owed, location)).count();
        int opened = 0;
        for (var location : area) {
            if (!owes(owed, location)) {
                opened += ask(grantId, reportingPoint, due, dueOn != null, location) ? 1 : 0;
            }
        }
        int unplaced = (int)
                all.stream().filter(location -> location.councilCode() == null).count();
        tell("AreaSurveyed", grantId, reportingPoint, due, area.size());
        return new Surveyed(due, area.size(), funded, opened, unplaced);
    }

    private static boolean owes(List<Obligation> owed, RegisteredLocation location) {
        return owed.stream()
                .anyMatch(one -> location.locationId().equals(one.locationId())
                        || (one.locationId() == null && one.providerId().equals(location.providerId())));
    }

    private boolean ask(
            UUID grantId, String reportingPoint, LocalDate due, boolean moveDue, RegisteredLocation location) {
        return store.open(new Opening(
                        grantId,
                        reportingPoint,
                        ObligationKind.SURVEY,
                        location.providerId(),
                        location.name(),
                        location.locationId(),
                        due,
                        moveDue))
                .isNew();
    }

    private ReturnTemplate template(UUID grantId, String reportingPoint) {
        return editions.of(grantId, reportingPoint, null)
                .map(EditionsInForce.PointRules::template)
                .orElseThrow(() -> Refusal.of(
                        ObligationProblem.REPORTING_POINT_UNKNOWN,
                        "The grant has no reporting point " + reportingPoint));
    }

    /** The council's own day, or by its policy so many working days before the department's. */
    private LocalDate dueOn(ReturnTemplate template, @Nullable LocalDate stated) {
        var due = stated == null
                ? workingDays.before(template.dueOn(), policies.get().policy().dueWorkingDaysBefore())
                : stated;
        if (stated != null && due.isBefore(template.period().to())) {
            throw Refusal.of(
                            ObligationProblem.DUE_BEFORE_PERIOD_END,
                            "The period ends on " + template.period().to() + ", and this is " + due)
                    .at("dueOn", "give a day from " + template.period().to() + " to " + template.dueOn());
        }
        if (due.isAfter(template.dueOn())) {
            throw Refusal.of(
                            ObligationProblem.DUE_AFTER_REPORTING_POINT,
                            "The department's day is " + template.dueOn() + ", and this is " + due)
                    .at("dueOn", "give a day on or before " + template.dueOn());
        }
        return due;
    }

    private void tell(String event, UUID grantId, String reportingPoint, LocalDate due, int asked) {
        chronicle.tell(Deed.of(
                event,
                "reporting-point",
                grantId,
                "/v1/grants/" + grantId + "/completeness",
                Map.of("grantId", grantId, "reportingPoint", reportingPoint, "dueOn", due, "asked", asked)));
    }

    public List<Obligation> list(ObligationFilter filter, Optional<UUID> after, int limit) {
        return store.page(own(filter), after, limit);
    }

    /** A provider sees its own, whatever it asks for. */
    private ObligationFilter own(ObligationFilter filter) {
        if (!caller.has(Roles.PROVIDER)) {
            return filter;
        }
        var asked = filter.providerIds();
        Set<String> own = caller.providerIds().stream()
                .filter(provider -> asked == null || asked.contains(provider))
                .collect(Collectors.toSet());
        return new ObligationFilter(filter.grantId(), filter.reportingPoint(), own, filter.state());
    }

    public Obligation get(UUID id) {
        return store.find(id)
                .filter(found ->
                        !caller.has(Roles.PROVIDER) || caller.providerIds().contains(found.providerId()))
                .orElseThrow(() -> Refusal.of(ObligationProblem.OBLIGATION_UNKNOWN, "No obligation has the id " + id));
    }

    public Obligation excuse(UUID id, String reason) {
        var found = get(id);
        if (found.state() == ObligationState.MET || found.state() == ObligationState.HANDED_IN) {
            throw Refusal.of(ObligationProblem.OBLIGATION_MET, "Its return is " + found.providerReturnId());
        }
        if (!store.excuse(id, reason)) {
            throw Refusal.of(ObligationProblem.OBLIGATION_EXCUSED, "It was excused by " + found.excusedBy());
        }
        chronicle.tell(Deed.of(
                        "ObligationExcused",
                        "obligation",
                        id,
                        "/v1/obligations/" + id,
                        Map.of(
                                "grantId", found.grantId(),
                                "reportingPoint", found.reportingPoint(),
                                "providerId", found.providerId()))
                .because(reason));
        return get(id);
    }
}
