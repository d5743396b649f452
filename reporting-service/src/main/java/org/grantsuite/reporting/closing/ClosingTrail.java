package org.grantsuite.reporting.closing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Require;
import org.jspecify.annotations.Nullable;

/** Who closes, when, and what is told of it: to the auditor, and to whoever reads the feed. */
@ApplicationScoped
class ClosingTrail {

    private final Audit audit;
    private final Events events;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;

    ClosingTrail(Audit audit, Events events, Caller caller, BusinessClock clock, Ids ids) {
        this.audit = audit;
        this.events = events;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
    }

    String person() {
        return caller.subject();
    }

    BusinessClock clock() {
        return clock;
    }

    UUID nextId() {
        return ids.next();
    }

    /** A fact may not lie in the future of the business clock (ADR 3), nor before the fund opened. */
    void requirePast(LocalDate on, LocalDate opened, String field) {
        Require.that(
                !on.isAfter(clock.today()),
                () -> Refusal.of(ClosingProblem.CLOSING_DATE_IN_FUTURE, field + " lies in the future")
                        .at(field, "give the day it happened"));
        Require.that(
                !on.isBefore(opened),
                () -> Refusal.of(ClosingProblem.CLOSING_DATE_TOO_EARLY, "The fund opened on " + opened)
                        .at(field, "give a later day"));
    }

    void misspend(String type, MisspendFinding finding, @Nullable String reason, Map<String, Object> detail) {
        audit.record(code(type), "misspend-finding", finding.id(), reason, detail);
        events.append(type, "/v1/grants/" + finding.grantId() + "/misspend-findings/" + finding.id(), detail);
    }

    void raised(UUID grantId, Map<String, Object> detail) {
        audit.record("PROVIDER_RECOVERIES_RAISED", "grant", grantId, null, detail);
        events.append("ProviderRecoveriesRaised", "/v1/grants/" + grantId + "/closing", detail);
    }

    void stated(FinalValue value, Map<String, Object> detail) {
        audit.record("FINAL_VALUE_STATED", "final-value", value.id(), value.reason(), detail);
        events.append("FinalValueStated", "/v1/grants/" + value.grantId() + "/final-values", detail);
    }

    void locked(UUID grantId, Map<String, Object> detail) {
        audit.record("FINAL_VALUE_LOCKED", "grant", grantId, null, detail);
        events.append("FinalValueLocked", "/v1/grants/" + grantId + "/final-value-lock", detail);
    }

    private static String code(String type) {
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
