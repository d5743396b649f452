package org.grantsuite.reporting.departmentreturn;

import static org.grantsuite.reporting.departmentreturn.DepartmentReturnProblem.WAIVER_NOT_ALLOWED;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.calculation.ReturnTemplate;

/** Reasons for warnings, each with who gave it and when. */
@ApplicationScoped
class WaiverBook {

    private final Desk desk;

    WaiverBook(Desk desk) {
        this.desk = desk;
    }

    /** Keeps a waiver that stands unchanged under the person who gave it first. */
    List<RecordedWaiver> record(ReturnTemplate template, List<RecordedWaiver> before, Map<String, String> reasons) {
        var recorded = new ArrayList<RecordedWaiver>();
        new TreeMap<>(reasons).forEach((id, reason) -> {
            requireWaivable(template, id);
            recorded.add(before.stream()
                    .filter(waiver -> waiver.id().equals(id) && waiver.reason().equals(reason))
                    .findFirst()
                    .orElseGet(() -> new RecordedWaiver(
                            id, reason, desk.caller().subject(), desk.clock().now())));
        });
        return recorded;
    }

    private static void requireWaivable(ReturnTemplate template, String id) {
        boolean allowed = template.rules().stream().anyMatch(rule -> rule.id().equals(id) && rule.mayBeWaived());
        if (!allowed) {
            throw Refusal.of(WAIVER_NOT_ALLOWED, id + " cannot be waived at " + template.reportingPoint())
                    .at("waivers", id + " is not a validation the edition lets be waived");
        }
    }
}
