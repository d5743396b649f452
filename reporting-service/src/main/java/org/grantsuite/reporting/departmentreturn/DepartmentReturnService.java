package org.grantsuite.reporting.departmentreturn;

import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.DEPARTMENT_RETURN_EXISTS;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.DEPARTMENT_RETURN_NOT_OPEN;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.DEPARTMENT_RETURN_SUBMITTED;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.REVISION_REASON_MISSING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.calculation.Severity;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus;
import org.grantsuite.reporting.departmentreturn.domain.Making;
import org.grantsuite.reporting.departmentreturn.domain.ReportingPoint;
import org.jspecify.annotations.Nullable;

/** Department returns up to the moment they are frozen. */
@ApplicationScoped
@Transactional
public class DepartmentReturnService {

    private final DepartmentReturnRepository repository;
    private final CalculationService calculations;
    private final CertificateService certificates;
    private final WaiverBook waivers;
    private final ReturnJson json;
    private final DepartmentReturnTrail trail;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;

    DepartmentReturnService(
            DepartmentReturnRepository repository,
            CalculationService calculations,
            CertificateService certificates,
            WaiverBook waivers,
            ReturnJson json,
            Desk desk) {
        this.repository = repository;
        this.calculations = calculations;
        this.certificates = certificates;
        this.waivers = waivers;
        this.json = json;
        this.trail = desk.trail();
        this.caller = desk.caller();
        this.clock = desk.clock();
        this.ids = desk.ids();
    }

    /** @param editionOn day whose rules the return is made by; null for the earlier of today and its due date */
    public DepartmentReturn create(
            UUID grantId, String reportingPoint, @Nullable String revisionReason, @Nullable LocalDate editionOn) {
        var ruling = calculations.rulings().of(grantId, reportingPoint, editionOn);
        var before = repository.latest(grantId, reportingPoint);
        before.ifPresent(earlier -> requireRevisable(earlier, revisionReason));
        var calculation = calculations.calculate(ruling.grant(), ruling.template(), StatedInputs.none());
        int revision = before.map(earlier -> earlier.revision() + 1).orElse(1);
        var drafted = new DepartmentReturn(
                new Making(ids.next(), revision, revisionReason, caller.subject(), clock.now()),
                ruling.reference(),
                ReportingPoint.of(ruling.template()),
                calculations.content(calculation));
        repository.persistAndFlush(drafted);
        trail.tell("Drafted", drafted, revisionReason);
        return drafted;
    }

    private static void requireRevisable(DepartmentReturn earlier, @Nullable String revisionReason) {
        if (earlier.status() != DepartmentReturnStatus.SUBMITTED) {
            throw Refusal.of(
                    DEPARTMENT_RETURN_EXISTS, "Revision " + earlier.revision() + " is " + earlier.status() + " still");
        }
        if (revisionReason == null) {
            throw Refusal.of(REVISION_REASON_MISSING, "Say why a submitted return is revised (R38)")
                    .at("revisionReason", "give the reason");
        }
    }

    public DepartmentReturn get(UUID id) {
        return repository.get(id);
    }

    /** R46: what is sent on a day has to be made by the rules of that day. */
    void requireInForce(DepartmentReturn found, Instant sentAt) {
        calculations.rulings().requireInForce(found, sentAt);
    }

    void flush() {
        repository.flush();
    }

    public List<DepartmentReturn> list(DepartmentReturnFilter filter, Optional<UUID> after, int limit) {
        return repository.page(filter, after, limit);
    }

    /** @param reasons why a warning is waived, by the id of the validation */
    public DepartmentReturn replaceInputs(
            UUID id, @Nullable String ifMatch, StatedInputs inputs, Map<String, String> reasons) {
        var found = get(id);
        requireNotSubmitted(found);
        Versions.requireMatch(ifMatch, found.version());
        var template = calculations.template(found);
        new InputsGuard(template).check(inputs);
        var recorded = waivers.record(template, json.waivers(found), reasons);
        found.replaceInputs(json.write(inputs), json.write(recorded));
        return recalculate(found, "The council's inputs were replaced");
    }

    /** @param editionOn day whose rules the return is made by from now on; null to keep to the day it has */
    public DepartmentReturn refresh(UUID id, @Nullable LocalDate editionOn) {
        var found = get(id);
        requireNotSubmitted(found);
        var ruling = calculations.rulings().again(found, editionOn);
        found.ruleBy(ruling.reference(), ReportingPoint.of(ruling.template()));
        return recalculate(found, "The facts were read again");
    }

    public DepartmentReturn validate(UUID id) {
        var found = get(id);
        requireOpen(found);
        var calculation = calculations.calculate(found);
        var findings = calculation.findings();
        boolean sound = findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
        found.validate(calculations.content(calculation), json.write(findings), sound);
        trail.tell("Validated", found, null);
        repository.flush();
        return found;
    }

    private DepartmentReturn recalculate(DepartmentReturn found, String reason) {
        var calculation = calculations.calculate(found);
        found.recalculate(calculations.content(calculation), caller.subject());
        // takes the row's lock: who signs just now is waited for, and the certificate then found
        repository.flush();
        certificates.voidFor(found, reason);
        trail.tell("Recalculated", found, reason);
        repository.flush();
        return found;
    }

    private static void requireNotSubmitted(DepartmentReturn found) {
        var status = found.status();
        if (status == DepartmentReturnStatus.SUBMITTED || status == DepartmentReturnStatus.SUPERSEDED) {
            throw Refusal.of(DEPARTMENT_RETURN_SUBMITTED, "The return is " + status + "; begin a revision instead");
        }
    }

    private static void requireOpen(DepartmentReturn found) {
        if (found.status().isSealed()) {
            throw Refusal.of(DEPARTMENT_RETURN_NOT_OPEN, "The return is " + found.status());
        }
    }
}
