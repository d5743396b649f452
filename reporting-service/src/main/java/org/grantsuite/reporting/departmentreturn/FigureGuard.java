package org.grantsuite.reporting.departmentreturn;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.grantsuite.reporting.calculation.CellType;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.grantsuite.reporting.figurelock.FigureLock;

/** R38: a later version of the final return that changes money is not sent after the lock; one that changes none is. */
@ApplicationScoped
class FigureGuard {

    private final FigureLock lock;
    private final CalculationService calculations;
    private final DepartmentReturnRepository repository;
    private final ReturnJson json;

    FigureGuard(
            FigureLock lock, CalculationService calculations, DepartmentReturnRepository repository, ReturnJson json) {
        this.lock = lock;
        this.calculations = calculations;
        this.repository = repository;
        this.json = json;
    }

    private record MoneyCell(String place, String value) {}

    void requireOpenWhereMoneyChanges(DepartmentReturn found, LocalDate sentOn) {
        if (!found.point().finalPoint() || found.revision() == 1) {
            return;
        }
        var grant = found.grant();
        boolean same = repository
                .revision(grant.grantId(), found.point().code(), found.revision() - 1)
                .map(earlier ->
                        earlier.content().totals().equals(found.content().totals())
                                && money(earlier).equals(money(found)))
                .orElse(false);
        if (!same) {
            var edition = calculations.edition(grant.schemeCode(), grant.edition());
            lock.requireOpen(grant.grantId(), edition.document(), sentOn);
        }
    }

    private List<MoneyCell> money(DepartmentReturn of) {
        return json.cells(of).stream()
                .filter(cell -> cell.type() == CellType.MONEY)
                .map(cell -> new MoneyCell(cell.place(), String.valueOf(cell.value())))
                .toList();
    }
}
