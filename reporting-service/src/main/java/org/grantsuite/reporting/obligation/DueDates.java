package org.grantsuite.reporting.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.grantsuite.reporting.policy.PolicyService;

/** Reads when providers owe their returns, for whoever takes them in. */
@ApplicationScoped
public class DueDates {

    private static final String FIND = """
            select provider_id, location_id, due_on from obligation
            where council_code = ? and grant_id = ? and reporting_point = ?""";

    private final Jdbc jdbc;
    private final Chronicle chronicle;
    private final PolicyService policies;

    DueDates(Jdbc jdbc, Chronicle chronicle, PolicyService policies) {
        this.jdbc = jdbc;
        this.chronicle = chronicle;
        this.policies = policies;
    }

    /** @param departmentDueOn what counts where nobody opened an obligation */
    public DueDays days(UUID grantId, String reportingPoint, LocalDate departmentDueOn) {
        Map<String, LocalDate> byLocation = new HashMap<>();
        Map<String, LocalDate> byProvider = new HashMap<>();
        jdbc.list(
                FIND,
                row -> {
                    var location = row.getString(2);
                    var due = row.getObject(3, LocalDate.class);
                    if (location == null) {
                        byProvider.put(row.getString(1), due);
                    } else {
                        byLocation.put(DueDays.key(row.getString(1), location), due);
                    }
                    return true;
                },
                chronicle.council(),
                grantId,
                reportingPoint);
        var consequence = policies.get().policy().lateConsequence();
        return new DueDays(byLocation, byProvider, departmentDueOn, consequence);
    }
}
