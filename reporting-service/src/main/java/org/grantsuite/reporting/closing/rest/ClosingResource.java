package org.grantsuite.reporting.closing.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.reporting.api.ClosingApi;
import org.grantsuite.reporting.api.model.FinalValueLockRequest;
import org.grantsuite.reporting.api.model.FinalValueRequest;
import org.grantsuite.reporting.api.model.MisspendRequest;
import org.grantsuite.reporting.api.model.MisspendWithdrawalRequest;
import org.grantsuite.reporting.api.model.RaiseRecoveriesRequest;
import org.grantsuite.reporting.closing.ClosingService;
import org.grantsuite.reporting.closing.FinalValueService;
import org.grantsuite.reporting.closing.RecoveryDesk;
import org.grantsuite.reporting.closing.RecoveryDesk.RaisedRecovery;
import org.grantsuite.reporting.closing.domain.FinalMeasure;
import org.jspecify.annotations.Nullable;

/** The end of a grant. */
@RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.FINANCE, Roles.AUDITOR})
public class ClosingResource implements ClosingApi {

    private final ClosingService closing;
    private final FinalValueService finalValues;
    private final RecoveryDesk recoveries;
    private final Idempotency idempotency;

    ClosingResource(
            ClosingService closing, FinalValueService finalValues, RecoveryDesk recoveries, Idempotency idempotency) {
        this.closing = closing;
        this.finalValues = finalValues;
        this.recoveries = recoveries;
        this.idempotency = idempotency;
    }

    record Raised(List<RaisedRecovery> items, Money total) {}

    @Override
    public Response getClosing(UUID grantId, @Nullable LocalDate asOf) {
        return Response.ok(ClosingViews.view(grantId, closing.position(grantId, asOf)))
                .build();
    }

    @Override
    public Response listProviderClosings(UUID grantId, @Nullable LocalDate asOf) {
        return Response.ok(ClosingViews.view(closing.providers(grantId, asOf))).build();
    }

    @Override
    @RolesAllowed({Roles.FINANCE, Roles.GRANTS_OFFICER})
    public Response recordMisspend(UUID grantId, String idempotencyKey, MisspendRequest request) {
        var amount = Require.positive(request.getAmount(), "amount");
        return idempotency.once("recordMisspend/" + grantId, idempotencyKey, request, () -> {
            var finding = closing.find(
                    grantId,
                    new ClosingService.Found(
                            request.getProviderId(),
                            amount,
                            request.getFoundOn(),
                            request.getReason(),
                            request.getEvidenceReference()));
            return created("/v1/grants/" + grantId + "/misspend-findings/" + finding.id(), finding);
        });
    }

    @Override
    public Response listMisspendFindings(UUID grantId) {
        return Response.ok(Map.of("items", closing.findings(grantId))).build();
    }

    @Override
    @RolesAllowed({Roles.FINANCE, Roles.GRANTS_OFFICER})
    public Response withdrawMisspend(
            UUID grantId, UUID findingId, String idempotencyKey, MisspendWithdrawalRequest request) {
        return idempotency.once(
                "withdrawMisspend/" + findingId,
                idempotencyKey,
                request,
                () -> Response.ok(closing.withdraw(grantId, findingId, request.getReason()))
                        .build());
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response raiseProviderRecoveries(
            UUID grantId, String idempotencyKey, RaiseRecoveriesRequest request, Boolean dryRun) {
        var asking = new RecoveryDesk.Asking(
                request.getRaisedOn(), request.getDueOn(), request.getProviderId(), request.getNote());
        if (Boolean.TRUE.equals(dryRun)) {
            return raised(recoveries.wouldRaise(grantId, asking));
        }
        return idempotency.once(
                "raiseProviderRecoveries/" + grantId,
                idempotencyKey,
                request,
                () -> raised(recoveries.raise(grantId, idempotencyKey, asking)));
    }

    @Override
    @RolesAllowed({Roles.FINANCE, Roles.RETURNS_PREPARER})
    public Response stateFinalValue(UUID grantId, String idempotencyKey, FinalValueRequest request) {
        var statement = new FinalValueService.Statement(
                request.getStatedOn(),
                request.getUnspent(),
                request.getSpendByMeasure().stream()
                        .map(one -> new FinalMeasure(one.getMeasure(), one.getDirect(), one.getViaProviders()))
                        .toList(),
                request.getReason());
        return idempotency.once("stateFinalValue/" + grantId, idempotencyKey, request, () -> {
            var value = finalValues.state(grantId, statement);
            return created("/v1/grants/" + grantId + "/final-values", value);
        });
    }

    @Override
    public Response listFinalValues(UUID grantId) {
        return Response.ok(Map.of("items", finalValues.list(grantId))).build();
    }

    @Override
    @RolesAllowed({Roles.FINANCE, Roles.RETURNS_CERTIFIER})
    public Response lockFinalValue(UUID grantId, String idempotencyKey, FinalValueLockRequest request) {
        return idempotency.once(
                "lockFinalValue/" + grantId,
                idempotencyKey,
                request,
                () -> created(
                        "/v1/grants/" + grantId + "/final-value-lock",
                        finalValues.lock(grantId, request.getLockedOn())));
    }

    @Override
    public Response getFinalValueLock(UUID grantId) {
        return Response.ok(finalValues.getLock(grantId)).build();
    }

    private static Response raised(List<RaisedRecovery> items) {
        return Response.ok(new Raised(items, RecoveryDesk.total(items))).build();
    }

    private static Response created(String location, Object entity) {
        return Response.created(URI.create(location)).entity(entity).build();
    }
}
