package org.grantsuite.reporting.grantclient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.edition.EditionTimeline;
import org.grantsuite.reporting.edition.SchemeEdition;
import org.jspecify.annotations.Nullable;

/** Which edition rules (R46): rules are re-issued while a fund lives, none is overwritten, and a record goes by the one of its day. */
@ApplicationScoped
public class EditionsInForce {

    private final GrantGateway grants;
    private final BusinessClock clock;

    EditionsInForce(GrantGateway grants, BusinessClock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    /** The rules of a reporting point, with its severities as of the day the edition was looked up for. */
    public record PointRules(GrantSummary grant, SchemeEdition edition, ReturnTemplate template, LocalDate on) {}

    public SchemeEdition today(UUID grantId) {
        return on(grantId, clock.today());
    }

    public SchemeEdition on(UUID grantId, LocalDate day) {
        var grant = grants.grant(grantId);
        return grants.edition(grant.schemeCode(), grants.editions(grantId).on(day));
    }

    /**
     * Empty where the edition in force does not know the point.
     *
     * @param day null for the earlier of today and the day the point falls due
     */
    public Optional<PointRules> of(UUID grantId, String reportingPoint, @Nullable LocalDate day) {
        return of(grants.grant(grantId), grants.editions(grantId), reportingPoint, day);
    }

    /** Every reporting point some edition of the grant knows, by the rules it is judged by, in the order of falling due. */
    public List<PointRules> points(UUID grantId) {
        var grant = grants.grant(grantId);
        var timeline = grants.editions(grantId);
        return timeline.spans().stream()
                .flatMap(span -> span.points().stream())
                .distinct()
                .flatMap(point -> of(grant, timeline, point, null).stream())
                .sorted(Comparator.comparing(
                                (PointRules rules) -> rules.template().dueOn())
                        .thenComparing(rules -> rules.template().reportingPoint()))
                .toList();
    }

    private Optional<PointRules> of(
            GrantSummary grant, EditionTimeline timeline, String reportingPoint, @Nullable LocalDate day) {
        var judging = timeline.judging(reportingPoint);
        if (judging.isEmpty()) {
            return Optional.empty();
        }
        var due = grants.edition(grant.schemeCode(), judging.get());
        var on = day == null
                ? due.template(reportingPoint).map(point -> earlier(clock.today(), point.dueOn()))
                : Optional.of(day);
        return on.flatMap(looked -> {
            var code = timeline.on(looked);
            var edition = code.equals(judging.get()) ? due : grants.edition(grant.schemeCode(), code);
            return edition.template(reportingPoint)
                    .map(point -> new PointRules(grant, edition, point.judgedOn(looked), looked));
        });
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
