package org.grantsuite.reporting.departmentreturn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.reporting.api.CertificatesApi;
import org.grantsuite.reporting.api.model.Certificate;
import org.grantsuite.reporting.api.model.CertificateDeclining;
import org.grantsuite.reporting.api.model.CertificateStatus;
import org.grantsuite.reporting.api.model.DeclinedCertificate;
import org.grantsuite.reporting.api.model.Signature;
import org.grantsuite.reporting.api.model.SignatureRequest;
import org.grantsuite.reporting.departmentreturn.CertificateService;
import org.grantsuite.reporting.departmentreturn.ReturnJson;
import org.grantsuite.reporting.departmentreturn.SigningAuthority;

/** Signatures over a frozen return. */
public class CertificateResource implements CertificatesApi {

    private final SigningAuthority authority;
    private final CertificateService certificates;
    private final ReturnJson json;
    private final Idempotency idempotency;

    CertificateResource(
            SigningAuthority authority, CertificateService certificates, ReturnJson json, Idempotency idempotency) {
        this.authority = authority;
        this.certificates = certificates;
        this.json = json;
        this.idempotency = idempotency;
    }

    @Override
    @RolesAllowed(Roles.RETURNS_CERTIFIER)
    public Response signDepartmentReturn(UUID departmentReturnId, String idempotencyKey, SignatureRequest request) {
        var mandate = authority.of(departmentReturnId);
        var signing =
                new CertificateService.Signing(request.getRole(), request.getStatement(), request.getContentHash());
        return idempotency.once("signDepartmentReturn/" + departmentReturnId, idempotencyKey, request, () -> {
            var signed = certificates.sign(departmentReturnId, mandate, signing);
            return Response.created(URI.create("/v1/department-returns/" + departmentReturnId + "/certificate"))
                    .entity(view(signed))
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.RETURNS_CERTIFIER)
    public Response declineCertificate(UUID departmentReturnId, String idempotencyKey, CertificateDeclining request) {
        var mandate = authority.of(departmentReturnId);
        var declining =
                new CertificateService.Signing(request.getRole(), request.getReason(), request.getContentHash());
        return idempotency.once(
                "declineCertificate/" + departmentReturnId,
                idempotencyKey,
                request,
                () -> Response.ok(view(certificates.decline(departmentReturnId, mandate, declining)))
                        .build());
    }

    @Override
    @RolesAllowed({Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response getCertificatePdf(UUID departmentReturnId) {
        return ReturnFileResource.answer(certificates.file(departmentReturnId), "application/pdf");
    }

    @Override
    @RolesAllowed({Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.AUDITOR})
    public Response getCertificate(UUID departmentReturnId) {
        return Response.ok(view(certificates.latest(departmentReturnId))).build();
    }

    private Certificate view(CertificateService.Signed signed) {
        var from = signed.certificate();
        return new Certificate()
                .id(from.id())
                .departmentReturnId(from.departmentReturnId())
                .status(CertificateStatus.valueOf(from.status().name()))
                .contentHash(from.contentHash())
                .totals(DepartmentReturnViews.totals(from.totals()))
                .statement(from.statement())
                .signaturesNeeded(signed.signaturesNeeded())
                .signatures(from.signatures().stream()
                        .map(CertificateResource::view)
                        .toList())
                .voidedAt(from.voidedAt().map(DepartmentReturnViews::utc).orElse(null))
                .voidReason(from.voidReason().orElse(null))
                .declined(from.declined().map(CertificateResource::view).orElse(null))
                .difference(DepartmentReturnViews.differences(json.differences(from.difference())));
    }

    private static DeclinedCertificate view(
            org.grantsuite.reporting.departmentreturn.domain.Certificate.Declined from) {
        return new DeclinedCertificate()
                .by(from.by())
                .role(from.role())
                .reason(from.reason())
                .at(DepartmentReturnViews.utc(from.at()));
    }

    private static Signature view(org.grantsuite.reporting.departmentreturn.domain.Signature from) {
        return new Signature()
                .role(from.role())
                .financeRole(from.isFinanceRole())
                .signedBy(from.signedBy())
                .statement(from.statement())
                .authority(from.authority().orElse(null))
                .actingFor(from.actingFor().orElse(null))
                .signedAt(DepartmentReturnViews.utc(from.signedAt()));
    }
}
