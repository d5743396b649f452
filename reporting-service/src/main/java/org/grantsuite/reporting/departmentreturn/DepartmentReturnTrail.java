package org.grantsuite.reporting.departmentreturn;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.event.Events;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.jspecify.annotations.Nullable;

/** What is told of a department return: to the auditor, and to whoever reads the feed. */
@ApplicationScoped
class DepartmentReturnTrail {

    private final Audit audit;
    private final Events events;

    DepartmentReturnTrail(Audit audit, Events events) {
        this.audit = audit;
        this.events = events;
    }

    /** @param verb past tense, {@code Frozen} for instance */
    void tell(String verb, DepartmentReturn about, @Nullable String reason) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("grantId", about.grant().grantId());
        detail.put("reportingPoint", about.point().code());
        detail.put("revision", about.revision());
        about.contentHash().ifPresent(hash -> detail.put("contentHash", hash));
        audit.record(
                "DEPARTMENT_RETURN_" + verb.toUpperCase(Locale.ROOT), "department-return", about.id(), reason, detail);
        events.append("DepartmentReturn" + verb, "/v1/department-returns/" + about.id(), detail);
    }
}
