package org.grantsuite.reporting.departmentreturn;

import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.DEPARTMENT_RETURN_UNKNOWN;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class DepartmentReturnRepository implements PanacheRepositoryBase<DepartmentReturn, UUID> {

    DepartmentReturn get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    /** Held until the transaction ends: who signs, changes figures or notes down what came of telling grant-service waits for the others. */
    DepartmentReturn lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(UUID id) {
        return Refusal.of(DEPARTMENT_RETURN_UNKNOWN, "No department return has the id " + id);
    }

    /** At most {@code limit} returns after {@code after}, by id. */
    List<DepartmentReturn> page(DepartmentReturnFilter filter, Optional<UUID> after, int limit) {
        var conditions = new ArrayList<String>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        add(conditions, values, "grant.grantId = :grantId", "grantId", filter.grantId());
        add(conditions, values, "point.code = :point", "point", filter.reportingPoint());
        add(conditions, values, "status = :status", "status", filter.status());
        add(conditions, values, "id > :after", "after", after.orElse(null));
        return find(String.join(" and ", conditions) + " order by id", values)
                .range(0, limit - 1)
                .list();
    }

    /** The highest revision for a reporting point. */
    Optional<DepartmentReturn> latest(UUID grantId, String reportingPoint) {
        return find("grant.grantId = ?1 and point.code = ?2 order by revision desc", grantId, reportingPoint)
                .firstResultOptional();
    }

    /** What stands as sent for a reporting point; a revision that is under way changes nothing yet. */
    Optional<DepartmentReturn> submitted(UUID grantId, String reportingPoint) {
        return find(
                        "grant.grantId = ?1 and point.code = ?2 and status = ?3",
                        grantId,
                        reportingPoint,
                        DepartmentReturnStatus.SUBMITTED)
                .firstResultOptional();
    }

    Optional<DepartmentReturn> revision(UUID grantId, String reportingPoint, int revision) {
        return find("grant.grantId = ?1 and point.code = ?2 and revision = ?3", grantId, reportingPoint, revision)
                .firstResultOptional();
    }

    private static void add(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }
}
