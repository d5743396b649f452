package org.grantsuite.grant.recovery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.RecoveriesApi;
import org.grantsuite.grant.api.model.DebtPage;
import org.grantsuite.grant.api.model.DebtRequest;
import org.grantsuite.grant.api.model.LossAllowanceRequest;
import org.grantsuite.grant.api.model.ReasonRequest;
import org.grantsuite.grant.api.model.RecoveryPage;
import org.grantsuite.grant.api.model.RecoveryRequest;
import org.grantsuite.grant.api.model.WriteOffRequest;
import org.grantsuite.grant.recovery.RecoveryService.Recorded;
import org.jspecify.annotations.Nullable;

/** Debts of providers and how they come down, as allocation-service tells of them: nobody else, or a pound is asked back twice. */
@RolesAllowed(Access.READER)
public class RecoveryResource implements RecoveriesApi {
    private final RecoveryService recoveries;
    private final LossAllowances allowances;
    private final Idempotency idempotency;
    private final CanonicalJson json;
    private final UriInfo uri;

    RecoveryResource(
            RecoveryService recoveries,
            LossAllowances allowances,
            Idempotency idempotency,
            CanonicalJson json,
            UriInfo uri) {
        this.recoveries = recoveries;
        this.allowances = allowances;
        this.idempotency = idempotency;
        this.json = json;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.SERVICE)
    public Response recordDebt(UUID grantId, DebtRequest request) {
        var told = new Debt.Told(
                grantId,
                request.getDebtReference(),
                request.getProviderReference(),
                request.getAwardReference(),
                request.getReason(),
                Require.positive(request.getAmount(), "amount").pence(),
                request.getRaisedOn(),
                request.getNote(),
                request.getActingPerson());
        var recorded = recoveries.raise(told, json.sha256(request));
        return answer(recorded, view(recorded.fact()), "/v1/grants/" + grantId + "/debts");
    }

    private static Response answer(Recorded<?> recorded, Object view, String address) {
        return recorded.replayed()
                ? Response.ok(view).header(Idempotency.REPLAYED, "true").build()
                : Response.created(URI.create(address)).entity(view).build();
    }

    @Override
    @RolesAllowed(Roles.SERVICE)
    public Response cancelDebt(UUID grantId, UUID debtId, String idempotencyKey, ReasonRequest request) {
        return idempotency.once(
                "cancelDebt/" + grantId + "/" + debtId,
                idempotencyKey,
                request,
                () -> Response.ok(view(recoveries.cancel(grantId, debtId, request.getReason())))
                        .build());
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response changeLossAllowance(UUID grantId, UUID debtId, LossAllowanceRequest request) {
        var changed = allowances.change(new LossAllowances.Told(
                grantId,
                debtId,
                request.getReference(),
                request.getChange(),
                Require.positive(request.getAmount(), "amount"),
                request.getValueOn(),
                request.getReason()));
        var answer = Response.ok(view(changed.debt()));
        return changed.replayed() ? answer.header(Idempotency.REPLAYED, "true").build() : answer.build();
    }

    @Override
    @RolesAllowed(Roles.SERVICE)
    public Response recordRecovery(UUID grantId, RecoveryRequest request) {
        return record(
                new Recovery.Told(
                        grantId,
                        RecoveryKind.RECOVERED,
                        request.getRecoveryReference(),
                        request.getDebtReference(),
                        request.getProviderReference(),
                        request.getAwardReference(),
                        request.getReason(),
                        Require.positive(request.getAmount(), "amount").pence(),
                        request.getReceivedOn(),
                        null,
                        request.getActingPerson(),
                        null),
                json.sha256(request));
    }

    @Override
    @RolesAllowed(Roles.SERVICE)
    public Response recordWriteOff(UUID grantId, WriteOffRequest request) {
        return record(
                new Recovery.Told(
                        grantId,
                        RecoveryKind.WRITTEN_OFF,
                        request.getRecoveryReference(),
                        request.getDebtReference(),
                        request.getProviderReference(),
                        null,
                        request.getReason(),
                        Require.positive(request.getAmount(), "amount").pence(),
                        request.getWrittenOffOn(),
                        request.getWhy(),
                        request.getActingPerson(),
                        request.getApprovedBy()),
                json.sha256(request));
    }

    private Response record(Recovery.Told told, String hash) {
        var recorded = recoveries.record(told, hash);
        return answer(recorded, view(recorded.fact()), "/v1/grants/" + told.grantId() + "/recoveries");
    }

    @Override
    public Response listDebts(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = recoveries.debts(grantId, cursor, limit);
        var body = new DebtPage().items(page.map(RecoveryResource::view)).next(page.next());
        return Links.page(body, page.next(), uri);
    }

    @Override
    public Response listRecoveries(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = recoveries.list(grantId, cursor, limit);
        var body = new RecoveryPage().items(page.map(RecoveryResource::view)).next(page.next());
        return Links.page(body, page.next(), uri);
    }

    private static org.grantsuite.grant.api.model.Debt view(Debt debt) {
        var told = debt.told();
        return new org.grantsuite.grant.api.model.Debt()
                .id(debt.id())
                .grantId(told.grantId())
                .debtReference(told.reference())
                .providerReference(told.providerReference())
                .awardReference(told.awardReference())
                .reason(told.reason())
                .amount(told.amount())
                .raisedOn(told.raisedOn())
                .note(told.note())
                .recovered(debt.recovered())
                .writtenOff(debt.writtenOff())
                .outstanding(debt.outstanding())
                .lossAllowance(debt.allowed())
                .status(debt.status())
                .cancellationReason(debt.cancellationReason())
                .actingPerson(told.actingPerson())
                .recordedAt(debt.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(debt.recordedBy());
    }

    private static org.grantsuite.grant.api.model.Recovery view(Recovery recovery) {
        var told = recovery.told();
        return new org.grantsuite.grant.api.model.Recovery()
                .id(recovery.id())
                .grantId(told.grantId())
                .kind(told.kind())
                .recoveryReference(told.reference())
                .debtReference(told.debtReference())
                .providerReference(told.providerReference())
                .awardReference(told.awardReference())
                .reason(told.reason())
                .amount(told.amount())
                .valueOn(told.valueOn())
                .why(told.why())
                .journalId(recovery.journalId())
                .actingPerson(told.actingPerson())
                .approvedBy(told.approvedBy())
                .recordedAt(recovery.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(recovery.recordedBy());
    }
}
