package org.grantsuite.grant.gate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.grant.paging.GrantRows;

@ApplicationScoped
public class SubmissionRepository extends GrantRows<Submission> {
    SubmissionRepository() {
        super("submissions", Submission::id);
    }

    Optional<Submission> findReturn(UUID grantId, UUID departmentReturnId, int version) {
        return find(
                        "grantId = ?1 and departmentReturnId = ?2 and returnVersion = ?3",
                        grantId,
                        departmentReturnId,
                        version)
                .firstResultOptional();
    }

    List<Submission> all(UUID grantId) {
        return list("grantId = ?1 order by id", grantId);
    }
}
