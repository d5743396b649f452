package org.grantsuite.reporting.departmentreturn;

import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.DATE_IN_FUTURE;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.EDITION_NOT_IN_FORCE;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.REPORTING_POINT_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.grantsuite.reporting.edition.SchemeEdition;
import org.grantsuite.reporting.grantclient.EditionsInForce;
import org.grantsuite.reporting.grantclient.GrantGateway;
import org.jspecify.annotations.Nullable;

/** Which edition rules a return (R46): the one in force on the day recorded with it, which has to be that of its sending. */
@ApplicationScoped
class RulingReader {

    private final GrantGateway grants;
    private final EditionsInForce editions;
    private final BusinessClock clock;

    RulingReader(GrantGateway grants, EditionsInForce editions, BusinessClock clock) {
        this.grants = grants;
        this.editions = editions;
        this.clock = clock;
    }

    /** @param day null for the earlier of today and the day the point falls due */
    Ruling of(UUID grantId, String reportingPoint, @Nullable LocalDate day) {
        if (day != null) {
            requirePast(day);
        }
        var rules = editions.of(grantId, reportingPoint, day)
                .orElseThrow(() -> unknown(grants.grant(grantId).schemeCode(), reportingPoint));
        return new Ruling(rules.grant(), rules.edition(), rules.template(), rules.on(), day != null);
    }

    /** Once more for a return there is: a day a person gave stands until another is given. */
    Ruling again(DepartmentReturn found, @Nullable LocalDate day) {
        var grant = found.grant();
        boolean keep = day == null && Boolean.TRUE.equals(grant.editionOnGiven());
        return of(grant.grantId(), found.point().code(), keep ? grant.editionOn() : day);
    }

    /** grant-service judges a return by the day it is sent, so it must have been made by the rules of that day. */
    void requireInForce(DepartmentReturn found, Instant sentAt) {
        var day = clock.dateOf(sentAt);
        var inForce = grants.editions(found.grant().grantId()).on(day);
        Require.that(
                inForce.equals(found.grant().edition()),
                () -> Refusal.of(
                                EDITION_NOT_IN_FORCE,
                                "The return is made by edition " + found.grant().edition() + "; on " + day + " edition "
                                        + inForce + " rules. Refresh it with editionOn=" + day)
                        .at("sentAt", "another edition is in force on that day")
                        .with("editionInForce", inForce));
    }

    static ReturnTemplate template(SchemeEdition edition, String reportingPoint) {
        return edition.template(reportingPoint).orElseThrow(() -> unknown(edition.schemeCode(), reportingPoint));
    }

    private void requirePast(LocalDate day) {
        Require.that(
                !day.isAfter(clock.today()),
                () -> Refusal.of(DATE_IN_FUTURE, "No return is sent on a day to come")
                        .at("editionOn", "give a day that has come"));
    }

    private static Refusal unknown(String schemeCode, String reportingPoint) {
        return Refusal.of(REPORTING_POINT_UNKNOWN, schemeCode + " has no reporting point " + reportingPoint);
    }
}
