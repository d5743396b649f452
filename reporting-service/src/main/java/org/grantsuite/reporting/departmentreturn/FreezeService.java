package org.grantsuite.reporting.departmentreturn;

import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.DEPARTMENT_RETURN_NOT_OPEN;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.FIGURES_MOVED;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.LEDGER_MOVED;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.VALIDATION_FAILED;
import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.WARNINGS_NOT_ACCEPTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.commons.problem.Violation;
import org.grantsuite.reporting.calculation.Finding;
import org.grantsuite.reporting.calculation.Severity;
import org.grantsuite.reporting.departmentreturn.document.ReturnFiles;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus;
import org.grantsuite.reporting.departmentreturn.domain.Watermark;

/** Freezes a validated return: the figures, the hash over them, and the place in the ledger they were read at. */
@ApplicationScoped
@Transactional
public class FreezeService {

    private final DepartmentReturnService returns;
    private final CalculationService calculations;
    private final WatermarkReader watermarks;
    private final ReturnFiles files;
    private final ReturnJson json;
    private final Desk desk;

    FreezeService(
            DepartmentReturnService returns,
            CalculationService calculations,
            WatermarkReader watermarks,
            ReturnFiles files,
            ReturnJson json,
            Desk desk) {
        this.returns = returns;
        this.calculations = calculations;
        this.watermarks = watermarks;
        this.files = files;
        this.json = json;
        this.desk = desk;
    }

    public DepartmentReturn freeze(UUID id, boolean warningsAccepted) {
        var found = returns.get(id);
        requireValidated(found);
        var watermark = watermarks.read(found);
        var calculation = calculations.calculate(found);
        requireUnmoved(found, watermark);
        requireAsValidated(found, calculation);
        var findings = calculation.findings();
        requireSound(findings);
        requireAnswered(found, findings, warningsAccepted);
        var hash = files.produce(found, watermark, desk.clock().now());
        found.freeze(hash, watermark, desk.caller().subject(), desk.clock().now());
        desk.trail().tell("Frozen", found, null);
        returns.flush();
        return found;
    }

    private static void requireValidated(DepartmentReturn found) {
        Require.that(
                !found.status().isSealed(),
                () -> Refusal.of(DEPARTMENT_RETURN_NOT_OPEN, "The return is " + found.status()));
        Require.that(
                found.status() == DepartmentReturnStatus.VALIDATED,
                () -> Refusal.of(
                        VALIDATION_FAILED, "Validate the return first, and mend what the findings call errors"));
    }

    /** The facts were read between two looks at the watermark; only if it stood still do they belong to it. */
    private void requireUnmoved(DepartmentReturn found, Watermark before) {
        Require.that(
                watermarks.read(found).equals(before),
                () -> Refusal.of(LEDGER_MOVED, "Journals or commands arrived meanwhile; freeze again"));
    }

    private void requireAsValidated(DepartmentReturn found, Calculation calculation) {
        var fresh = calculations.content(calculation);
        var stored = found.content();
        boolean same = calculation.figures().cells().equals(json.cells(found))
                && calculation.figures().missing().equals(json.missing(found))
                && calculation.findings().equals(json.findings(found))
                && fresh.totals().equals(stored.totals())
                && fresh.allocationPence() == stored.allocationPence()
                && fresh.underwrittenPence() == stored.underwrittenPence();
        Require.that(
                same, () -> Refusal.of(FIGURES_MOVED, "The facts changed since the validation; refresh and validate"));
    }

    private static void requireSound(List<Finding> findings) {
        var errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        Require.that(
                errors.isEmpty(),
                () -> Refusal.of(
                                VALIDATION_FAILED,
                                errors.size() + " error(s), the first is "
                                        + errors.get(0).id())
                        .violations(violations(errors)));
    }

    private void requireAnswered(DepartmentReturn found, List<Finding> findings, boolean warningsAccepted) {
        var waived = json.waivers(found).stream().map(RecordedWaiver::id).collect(Collectors.toSet());
        var open = findings.stream()
                .filter(finding -> finding.severity() == Severity.WARNING && !waived.contains(finding.id()))
                .toList();
        Require.that(
                warningsAccepted || open.isEmpty(),
                () -> Refusal.of(WARNINGS_NOT_ACCEPTED, open.size() + " warning(s) have neither waiver nor acceptance")
                        .violations(violations(open)));
    }

    private static List<Violation> violations(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new Violation(finding.place(), finding.message(), null, null, null, finding.id()))
                .toList();
    }
}
