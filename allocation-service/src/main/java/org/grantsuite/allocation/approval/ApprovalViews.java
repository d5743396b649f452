package org.grantsuite.allocation.approval;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.grantsuite.allocation.api.model.Approval;
import org.grantsuite.allocation.api.model.ApprovalList;
import org.grantsuite.allocation.approval.Approvals.Given;

/** Approvals as the contract shows them. */
public final class ApprovalViews {
    private ApprovalViews() {}

    public static Response list(List<Given> given) {
        return Response.ok(new ApprovalList()
                        .items(given.stream()
                                .map(one -> new Approval()
                                        .action(one.action())
                                        .person(one.person())
                                        .mandateId(one.mandateId())
                                        .peopleNeeded(one.peopleNeeded())
                                        .approvedAt(one.approvedAt()))
                                .toList()))
                .build();
    }
}
