package org.grantsuite.reporting.departmentreturn.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus.CERTIFIED;
import static org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus.DRAFT;
import static org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus.FROZEN;
import static org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus.SUBMITTED;
import static org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus.SUPERSEDED;
import static org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus.VALIDATED;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DepartmentReturnStatusTest {

    private static final Set<String> ALLOWED = Set.of(
            "DRAFT>DRAFT",
            "DRAFT>VALIDATED",
            "VALIDATED>DRAFT",
            "VALIDATED>VALIDATED",
            "VALIDATED>FROZEN",
            "FROZEN>DRAFT",
            "FROZEN>CERTIFIED",
            "FROZEN>SUBMITTED",
            "CERTIFIED>DRAFT",
            "CERTIFIED>SUBMITTED",
            "SUBMITTED>SUPERSEDED");

    @Test
    void shouldAllowTheseMovesAndNoOthers() {
        for (var from : DepartmentReturnStatus.values()) {
            for (var to : DepartmentReturnStatus.values()) {
                assertThat(from.canBecome(to)).as(from + ">" + to).isEqualTo(ALLOWED.contains(from + ">" + to));
            }
        }
    }

    @Test
    void shouldSealWhatIsFrozenAndWhateverFollows() {
        assertThat(Set.of(FROZEN, CERTIFIED, SUBMITTED, SUPERSEDED)).allMatch(DepartmentReturnStatus::isSealed);
        assertThat(Set.of(DRAFT, VALIDATED)).noneMatch(DepartmentReturnStatus::isSealed);
    }
}
