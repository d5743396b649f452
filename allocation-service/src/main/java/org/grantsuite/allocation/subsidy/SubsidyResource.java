package org.grantsuite.allocation.subsidy;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.grantsuite.allocation.api.SubsidyApi;
import org.grantsuite.allocation.api.model.SubsidyTotal;
import org.grantsuite.allocation.api.model.SubsidyTotalPage;
import org.jspecify.annotations.Nullable;

/** Subsidy totals over REST. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, PAYMENTS_RELEASER, FINANCE, AUDITOR, SERVICE})
public class SubsidyResource implements SubsidyApi {
    private final SubsidyTotals totals;

    SubsidyResource(SubsidyTotals totals) {
        this.totals = totals;
    }

    @Override
    public Response listSubsidyTotals(LocalDate asOf, Boolean markedOnly, @Nullable String after, Integer limit) {
        List<SubsidyTotals.Total> found = totals.page(asOf, markedOnly, after, limit + 1);
        String next = found.size() > limit ? found.get(limit - 1).enterprise() : null;
        return Response.ok(new SubsidyTotalPage()
                        .items(found.stream()
                                .limit(limit)
                                .map(total -> new SubsidyTotal()
                                        .enterprise(total.enterprise())
                                        .providerIds(total.providerIds())
                                        .awards(total.awards())
                                        .amount(total.amount())
                                        .marked(total.marked()))
                                .toList())
                        .threshold(totals.threshold())
                        .from(totals.from(asOf))
                        .next(next))
                .build();
    }
}
