package org.grantsuite.allocation.recovery;

import static org.grantsuite.commons.identity.Roles.*;

import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.allocation.api.RecoveriesApi;
import org.grantsuite.allocation.api.model.AwardRecoveryPage;
import org.grantsuite.allocation.api.model.DebtorInvoiceKind;
import org.grantsuite.allocation.api.model.RecoveryCreditRequest;
import org.grantsuite.allocation.api.model.RecoveryDebtRequest;
import org.grantsuite.allocation.api.model.RecoveryFreeingRequest;
import org.grantsuite.allocation.api.model.RecoveryInstalmentsRequest;
import org.grantsuite.allocation.api.model.RecoveryReasonRequest;
import org.grantsuite.allocation.api.model.RecoveryReceiptRequest;
import org.grantsuite.allocation.api.model.RecoveryWriteOffAnswer;
import org.grantsuite.allocation.api.model.RecoveryWriteOffRequest;
import org.grantsuite.allocation.api.model.SpendStatementPage;
import org.grantsuite.allocation.api.model.SpendStatementRequest;
import org.grantsuite.allocation.invoice.domain.InvoiceKind;
import org.grantsuite.allocation.recovery.domain.Recovery;
import org.grantsuite.allocation.recovery.domain.RecoveryStatus;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Require;
import org.jspecify.annotations.Nullable;

/** Recoveries over REST. */
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
public class RecoveriesResource implements RecoveriesApi {
    private final SpendStatements statements;
    private final RecoveryService service;
    private final WriteOffs writeOffs;
    private final FreedShares freed;
    private final RecoveryAgeing ageing;
    private final DebtorInvoices invoices;
    private final RecoveryViews views;
    private final Stamps stamps;
    private final Caller caller;
    private final Idempotency idempotency;
    private final UriInfo uri;

    RecoveriesResource(
            SpendStatements statements,
            RecoveryService service,
            WriteOffs writeOffs,
            FreedShares freed,
            RecoveryAgeing ageing,
            DebtorInvoices invoices,
            RecoveryViews views,
            Stamps stamps,
            Caller caller,
            Idempotency idempotency,
            UriInfo uri) {
        this.statements = statements;
        this.service = service;
        this.writeOffs = writeOffs;
        this.freed = freed;
        this.ageing = ageing;
        this.invoices = invoices;
        this.views = views;
        this.stamps = stamps;
        this.caller = caller;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({SERVICE, FINANCE, RETURNS_PREPARER})
    public Response stateAcceptedSpend(UUID awardId, SpendStatementRequest request) {
        if (request.getDueOn() != null && !caller.has(FINANCE) && !caller.isService()) {
            throw new ForbiddenException("invoicing takes the role finance");
        }
        var answer = statements.state(new SpendStatements.Told(
                awardId,
                request.getStatementReference(),
                request.getStatedOn(),
                request.getPaid(),
                Money.parse(request.getAcceptedSpend().getAmount()),
                request.getMisspent() == null ? Money.ZERO : Require.positive(request.getMisspent(), "misspent"),
                request.getDueOn(),
                request.getNote()));
        var view = RecoveryViews.of(answer.statement());
        return answer.replayed()
                ? Response.ok(view).header(Idempotency.REPLAYED, "true").build()
                : Response.created(URI.create("/v1/awards/" + awardId))
                        .entity(view)
                        .build();
    }

    @Override
    public Response listSpendStatements(UUID grantId, @Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "spend-statements", grantId).orElse(null);
        var found = statements.page(grantId, after, limit + 1);
        String next =
                found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "spend-statements", grantId) : null;
        var items = found.stream().limit(limit).map(RecoveryViews::of).toList();
        return Links.page(new SpendStatementPage().items(items).next(next), next, uri);
    }

    @Override
    public Response listAwardRecoveries(
            @Nullable UUID grantId, @Nullable RecoveryStatus status, @Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "recoveries", grantId, status).orElse(null);
        List<Recovery> found = service.page(grantId, status, after, limit + 1);
        String next =
                found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "recoveries", grantId, status) : null;
        var items = found.stream().limit(limit).map(views::of).toList();
        return Links.page(new AwardRecoveryPage().items(items).next(next), next, uri);
    }

    @Override
    public Response getAwardRecovery(UUID recoveryId) {
        return one(service.get(recoveryId));
    }

    @Override
    @RolesAllowed(FINANCE)
    public Response offsetRecovery(UUID recoveryId, String idempotencyKey, RecoveryReasonRequest request) {
        return idempotency.once(
                "offsetRecovery/" + recoveryId,
                idempotencyKey,
                request,
                () -> one(service.offset(recoveryId, request.getReason())));
    }

    @Override
    @RolesAllowed(FINANCE)
    public Response raiseRecoveryDebt(UUID recoveryId, String idempotencyKey, RecoveryDebtRequest request) {
        return idempotency.once(
                "raiseRecoveryDebt/" + recoveryId,
                idempotencyKey,
                request,
                () -> one(service.invoice(recoveryId, request.getInvoicedOn(), request.getDueOn())));
    }

    @Override
    @RolesAllowed(FINANCE)
    public Response agreeRecoveryInstalments(
            UUID recoveryId, String idempotencyKey, RecoveryInstalmentsRequest request) {
        var instalments = request.getInstalments().stream()
                .map(instalment -> new RecoveryEntries.Instalment(
                        instalment.getDueOn(), Require.positive(instalment.getAmount(), "instalments.amount")))
                .toList();
        return idempotency.once(
                "agreeRecoveryInstalments/" + recoveryId,
                idempotencyKey,
                request,
                () -> one(service.agree(recoveryId, instalments)));
    }

    @Override
    @RolesAllowed({FINANCE, SERVICE})
    public Response recordRecoveryReceipt(UUID recoveryId, RecoveryReceiptRequest request) {
        var receipt = service.receive(
                recoveryId,
                request.getFinanceReference(),
                Require.positive(request.getAmount(), "amount"),
                request.getReceivedOn());
        var view = views.of(receipt.recovery());
        return receipt.replayed()
                ? Response.ok(view).header(Idempotency.REPLAYED, "true").build()
                : Response.created(URI.create("/v1/recoveries/" + recoveryId))
                        .entity(view)
                        .build();
    }

    @Override
    @RolesAllowed(FINANCE)
    public Response creditRecovery(UUID recoveryId, String idempotencyKey, RecoveryCreditRequest request) {
        return idempotency.once(
                "creditRecovery/" + recoveryId,
                idempotencyKey,
                request,
                () -> one(service.credit(recoveryId, request.getCreditedOn(), request.getReason())));
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response freeRecoveredShare(UUID recoveryId, String idempotencyKey, RecoveryFreeingRequest request) {
        return idempotency.once(
                "freeRecoveredShare/" + recoveryId,
                idempotencyKey,
                request,
                () -> one(freed.free(recoveryId, request.getDecisionId(), request.getReason())));
    }

    @Override
    @RolesAllowed(FINANCE)
    public Response askRecoveryWriteOff(UUID recoveryId, String idempotencyKey, RecoveryWriteOffRequest request) {
        Money sum = Require.positive(request.getAmount(), "amount");
        return idempotency.once("askRecoveryWriteOff/" + recoveryId, idempotencyKey, request, () -> {
            var asked = writeOffs.ask(recoveryId, sum, request.getWhy(), request.getWrittenOffOn());
            return Response.created(URI.create("/v1/recoveries/" + recoveryId))
                    .entity(RecoveryViews.of(asked))
                    .build();
        });
    }

    @Override
    @RolesAllowed({FINANCE, ALLOCATION_APPROVER})
    public Response answerRecoveryWriteOff(
            UUID recoveryId, UUID writeOffId, String idempotencyKey, RecoveryWriteOffAnswer request) {
        return idempotency.once(
                "answerRecoveryWriteOff/" + writeOffId,
                idempotencyKey,
                request,
                () -> Response.ok(RecoveryViews.of(
                                writeOffs.answer(recoveryId, writeOffId, request.getApproved(), request.getNote())))
                        .build());
    }

    @Override
    public Response getRecoveryAgeing(@Nullable UUID grantId, @Nullable LocalDate asOf) {
        LocalDate day = Objects.requireNonNullElse(asOf, stamps.today());
        Map<String, RecoveryAgeing.Band> bands = ageing.of(grantId, day);
        return Response.ok(RecoveryViews.of(bands, day)).build();
    }

    @Override
    @RolesAllowed({FINANCE, AUDITOR})
    public Response downloadDebtorInvoices(
            UUID grantId, DebtorInvoiceKind kind, LocalDate datedOn, String layoutCode, Integer layoutVersion) {
        byte[] file = invoices.file(
                grantId,
                InvoiceKind.valueOf(kind.name()),
                datedOn,
                new DebtorInvoices.Layout(layoutCode, layoutVersion));
        return Response.ok(file, "text/csv")
                .tag(Sha256.hex(file))
                .header("Content-Disposition", "attachment; filename=\"" + kind + "-" + datedOn + ".csv\"")
                .build();
    }

    private Response one(Recovery recovery) {
        return Response.ok(views.of(recovery))
                .tag(Versions.tag(recovery.version()))
                .build();
    }
}
