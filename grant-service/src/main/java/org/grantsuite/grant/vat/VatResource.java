package org.grantsuite.grant.vat;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneOffset;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.VatCodesApi;
import org.grantsuite.grant.api.model.VatCodePage;
import org.grantsuite.grant.api.model.VatCodeRequest;
import org.grantsuite.grant.vat.VatCode.Told;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class VatResource implements VatCodesApi {
    private final VatService codes;
    private final Idempotency idempotency;
    private final UriInfo uri;

    VatResource(VatService codes, Idempotency idempotency, UriInfo uri) {
        this.codes = codes;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response recordVatCode(String idempotencyKey, VatCodeRequest request) {
        var told = new Told(
                request.getCode(),
                request.getLabel(),
                request.getRatePercent(),
                request.getRecoverablePercent(),
                request.getValidFrom());
        return idempotency.once(
                "recordVatCode",
                idempotencyKey,
                request,
                () -> Response.created(URI.create("/v1/vat-codes"))
                        .entity(view(codes.record(told)))
                        .build());
    }

    @Override
    public Response listVatCodes(@Nullable String code, @Nullable String cursor, Integer limit) {
        var page = codes.list(code, cursor, limit);
        var body = new VatCodePage().items(page.map(VatResource::view)).next(page.next());
        return Links.page(body, page.next(), uri);
    }

    private static org.grantsuite.grant.api.model.VatCode view(VatCode code) {
        return new org.grantsuite.grant.api.model.VatCode()
                .id(code.id())
                .code(code.code())
                .label(code.label())
                .ratePercent(code.ratePercent())
                .recoverablePercent(code.recoverablePercent())
                .validFrom(code.validFrom())
                .recordedAt(code.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(code.recordedBy());
    }
}
