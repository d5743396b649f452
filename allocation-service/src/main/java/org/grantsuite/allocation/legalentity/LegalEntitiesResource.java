package org.grantsuite.allocation.legalentity;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import org.grantsuite.allocation.api.LegalEntitiesApi;
import org.grantsuite.allocation.api.model.LegalEntity;
import org.grantsuite.allocation.api.model.LegalEntityRequest;
import org.grantsuite.allocation.api.model.LegalEntityVersions;
import org.grantsuite.allocation.legalentity.LegalEntities.Entity;
import org.grantsuite.allocation.legalentity.LegalEntities.Said;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.paging.Versions;

/** Legal entities over REST. */
@RolesAllowed({
    GRANTS_OFFICER,
    ALLOCATION_PREPARER,
    ALLOCATION_APPROVER,
    PAYMENTS_RELEASER,
    FINANCE,
    RETURNS_PREPARER,
    RETURNS_CERTIFIER,
    AUDITOR,
    SERVICE
})
public class LegalEntitiesResource implements LegalEntitiesApi {
    private final LegalEntities entities;
    private final Stamps stamps;
    private final Idempotency idempotency;

    LegalEntitiesResource(LegalEntities entities, Stamps stamps, Idempotency idempotency) {
        this.entities = entities;
        this.stamps = stamps;
        this.idempotency = idempotency;
    }

    @Override
    public Response getLegalEntity(String providerId) {
        return answer(Response.Status.OK, entities.get(providerId));
    }

    @Override
    public Response listLegalEntityVersions(String providerId) {
        return Response.ok(new LegalEntityVersions()
                        .items(entities.versions(providerId).stream()
                                .map(LegalEntitiesResource::view)
                                .toList()))
                .build();
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, FINANCE})
    public Response recordLegalEntity(String providerId, String idempotencyKey, LegalEntityRequest request) {
        return idempotency.once("recordLegalEntity/" + providerId, idempotencyKey, request, () -> {
            var said = new Said(
                    request.getLegalName(),
                    request.getKind().toString(),
                    request.getCompanyNumber(),
                    request.getCharityNumber(),
                    request.getBrandId(),
                    request.getBrandName(),
                    stamps.requirePast(request.getValidFrom(), "validFrom"),
                    request.getSource());
            return answer(Response.Status.CREATED, entities.record(providerId, said));
        });
    }

    private static Response answer(Response.Status status, Entity entity) {
        return Response.status(status)
                .tag(Versions.tag(entity.version()))
                .entity(view(entity))
                .build();
    }

    private static LegalEntity view(Entity entity) {
        Said said = entity.said();
        return new LegalEntity()
                .providerId(entity.providerId())
                .version(entity.version())
                .legalName(said.legalName())
                .kind(LegalEntity.KindEnum.fromString(said.kind()))
                .companyNumber(said.companyNumber())
                .charityNumber(said.charityNumber())
                .brandId(said.brandId())
                .brandName(said.brandName())
                .enterprise(entity.enterprise())
                .organisationId(entity.organisationId())
                .validFrom(said.validFrom())
                .source(said.source())
                .recordedBy(entity.recordedBy())
                .recordedAt(entity.recordedAt());
    }
}
