package org.grantsuite.allocation.customer;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.grantsuite.allocation.api.CustomerCountsApi;
import org.grantsuite.allocation.api.model.CustomerCounts;
import org.grantsuite.allocation.api.model.CustomerCountsRequest;
import org.grantsuite.allocation.snapshot.SnapshotViews;
import org.grantsuite.commons.idempotency.Idempotency;

/** Customer counts over REST. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, SERVICE})
public class CustomerCountsResource implements CustomerCountsApi {
    private final CustomerCountService service;
    private final SnapshotViews views;
    private final Idempotency idempotency;

    CustomerCountsResource(CustomerCountService service, SnapshotViews views, Idempotency idempotency) {
        this.service = service;
        this.views = views;
        this.idempotency = idempotency;
    }

    @Override
    public Response takeCustomerCounts(String idempotencyKey, CustomerCountsRequest request) {
        return idempotency.once("takeCustomerCounts", idempotencyKey, request, () -> {
            CustomerCountService.Taken taken = service.take(batch(request));
            return Response.created(
                            URI.create("/v1/driver-snapshots/" + taken.head().id()))
                    .entity(new CustomerCounts()
                            .system(request.getSystem())
                            .reference(request.getReference())
                            .repeated(taken.repeated())
                            .snapshot(views.of(taken.head())))
                    .build();
        });
    }

    private static CustomerCountService.Batch batch(CustomerCountsRequest request) {
        return new CustomerCountService.Batch(
                request.getSystem(),
                request.getReference(),
                request.getAsOf(),
                request.getLabel(),
                request.getDriver(),
                request.getCounts().stream()
                        .map(one -> new CustomerCountService.Counted(
                                one.getProviderId(), one.getLocationId(), one.getService(), one.getCustomers()))
                        .toList());
    }
}
