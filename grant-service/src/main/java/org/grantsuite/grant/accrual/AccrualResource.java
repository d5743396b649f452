package org.grantsuite.grant.accrual;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.accrual.Accrual.Told;
import org.grantsuite.grant.api.AccrualsApi;
import org.grantsuite.grant.api.model.AccrualPage;
import org.grantsuite.grant.api.model.AccrualRequest;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class AccrualResource implements AccrualsApi {
    private final AccrualService accruals;
    private final Idempotency idempotency;
    private final UriInfo uri;

    AccrualResource(AccrualService accruals, Idempotency idempotency, UriInfo uri) {
        this.accruals = accruals;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response recordAccrual(UUID grantId, String idempotencyKey, AccrualRequest request) {
        Told told = new Told(
                grantId,
                request.getBusinessKey(),
                request.getKind(),
                request.getPotCode(),
                request.getMeasure(),
                request.getCappedAdministration(),
                Require.positive(request.getAmount(), "amount"),
                request.getDescription(),
                request.getCutOffOn());
        return idempotency.once(
                "recordAccrual/" + grantId,
                idempotencyKey,
                request,
                () -> Response.created(URI.create("/v1/grants/" + grantId + "/accruals"))
                        .entity(view(accruals.accrue(told)))
                        .build());
    }

    @Override
    public Response listAccruals(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = accruals.list(grantId, cursor, limit);
        return Links.page(
                new AccrualPage().items(page.map(AccrualResource::view)).next(page.next()), page.next(), uri);
    }

    private static org.grantsuite.grant.api.model.Accrual view(Accrual accrual) {
        Told told = accrual.told();
        return new org.grantsuite.grant.api.model.Accrual()
                .id(accrual.id())
                .grantId(told.grantId())
                .businessKey(told.businessKey())
                .kind(told.kind())
                .potCode(told.potCode())
                .measure(told.measure())
                .cappedAdministration(told.cappedAdministration())
                .amount(told.amount())
                .description(told.description())
                .cutOffOn(told.cutOffOn())
                .takenBackOn(accrual.takenBackOn())
                .journalId(accrual.journalId())
                .reversalJournalId(accrual.reversalJournalId())
                .recordedAt(accrual.stamp().at().atOffset(ZoneOffset.UTC))
                .recordedBy(accrual.stamp().by());
    }
}
