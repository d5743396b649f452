package org.grantsuite.reporting.departmentreturn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.reporting.calculation.CellDifference;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.jspecify.annotations.Nullable;

/** A return beside what came before it, and beside what the books say now. */
@ApplicationScoped
@Transactional
public class ComparisonService {

    private final DepartmentReturnService returns;
    private final DepartmentReturnRepository repository;
    private final CalculationService calculations;
    private final ReturnJson json;

    ComparisonService(
            DepartmentReturnService returns,
            DepartmentReturnRepository repository,
            CalculationService calculations,
            ReturnJson json) {
        this.returns = returns;
        this.repository = repository;
        this.calculations = calculations;
        this.json = json;
    }

    /** Another return, and what changed from it to this one. */
    public record Against(UUID id, String reportingPoint, int revision, List<CellDifference> differences) {}

    /**
     * What differs.
     *
     * @param previousVersion null for the first version of a point
     * @param earlierPoint null where the edition compares with none, or nothing was sent for it
     * @param books from the return to what ledger, awards and provider returns give now
     */
    public record Comparison(
            @Nullable Against previousVersion, @Nullable Against earlierPoint, List<CellDifference> books) {}

    public Comparison compare(UUID id) {
        var found = returns.get(id);
        var calculation = calculations.calculate(found);
        var earlierPoint = calculation.template().earlierPoint();
        return new Comparison(
                repository
                        .revision(found.grant().grantId(), found.point().code(), found.revision() - 1)
                        .map(before -> against(before, found))
                        .orElse(null),
                Optional.ofNullable(earlierPoint)
                        .flatMap(point -> repository.submitted(found.grant().grantId(), point))
                        .map(before -> against(before, found))
                        .orElse(null),
                CellDifference.between(json.cells(found), calculation.figures().cells()));
    }

    private Against against(DepartmentReturn before, DepartmentReturn found) {
        return new Against(
                before.id(),
                before.point().code(),
                before.revision(),
                CellDifference.between(json.cells(before), json.cells(found)));
    }
}
