package org.grantsuite.reporting.departmentreturn.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.grantsuite.reporting.calculation.ReturnTemplate;

/** What the edition says of the reporting point, kept with the return. */
@Embeddable
public record ReportingPoint(
        @Column(name = "reporting_point") String code,
        @Column(name = "label") String label,
        @Column(name = "period_from") LocalDate periodFrom,
        @Column(name = "period_to") LocalDate periodTo,
        @Column(name = "due_on") LocalDate dueOn,
        @Column(name = "cumulative") boolean cumulative,
        @Column(name = "certification_required") boolean certificationRequired,
        @Column(name = "final_point") boolean finalPoint) {

    public static ReportingPoint of(ReturnTemplate template) {
        return new ReportingPoint(
                template.reportingPoint(),
                template.label(),
                template.period().from(),
                template.period().to(),
                template.dueOn(),
                template.cumulative(),
                template.certified(),
                template.finalPoint());
    }
}
