package org.grantsuite.grant.repayment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.RepaymentsApi;
import org.grantsuite.grant.api.model.OwnResources;
import org.grantsuite.grant.api.model.OwnResourcesRequest;
import org.grantsuite.grant.api.model.ReasonRequest;
import org.grantsuite.grant.api.model.RepaymentNoticePage;
import org.grantsuite.grant.api.model.RepaymentNoticeRequest;
import org.grantsuite.grant.api.model.RepaymentRequest;
import org.grantsuite.grant.api.model.RepaymentSetOff;
import org.grantsuite.grant.api.model.RepaymentSetOffPage;
import org.grantsuite.grant.api.model.SetOffRequest;
import org.grantsuite.grant.repayment.RepaymentService.Address;
import org.grantsuite.grant.repayment.RepaymentService.InstalmentPart;
import org.grantsuite.grant.repayment.RepaymentService.Part;
import org.grantsuite.grant.repayment.RepaymentService.Standing;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class RepaymentResource implements RepaymentsApi {
    private final RepaymentService repayments;
    private final Idempotency idempotency;
    private final UriInfo uri;

    RepaymentResource(RepaymentService repayments, Idempotency idempotency, UriInfo uri) {
        this.repayments = repayments;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response recordRepaymentNotice(UUID grantId, String idempotencyKey, RepaymentNoticeRequest request) {
        var told = new RepaymentNotice.Told(
                grantId,
                request.getNoticeReference(),
                request.getKind(),
                Require.positive(request.getAmount(), "amount").pence(),
                request.getIssuedOn(),
                request.getMayBeSetOff(),
                request.getNote());
        return idempotency.once(
                "recordRepaymentNotice/" + grantId, idempotencyKey, request, () -> created(repayments.record(told)));
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response payRepaymentNotice(UUID grantId, UUID noticeId, String idempotencyKey, RepaymentRequest request) {
        var part = part(request.getPaymentReference(), request.getAmount(), request.getOwnResources());
        return idempotency.once(
                "payRepaymentNotice/" + grantId + "/" + noticeId,
                idempotencyKey,
                request,
                () -> created(repayments.pay(
                        new Address(grantId, noticeId), part, request.getPaidOn(), instalmentParts(request))));
    }

    private static List<InstalmentPart> instalmentParts(RepaymentRequest request) {
        var named = request.getInstalments();
        return named == null
                ? List.of()
                : named.stream()
                        .map(one -> new InstalmentPart(
                                one.getNumber(), Require.positive(one.getAmount(), "instalments.amount")))
                        .toList();
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response setOffRepaymentNotice(UUID grantId, UUID noticeId, String idempotencyKey, SetOffRequest request) {
        var part = part(request.getSetOffReference(), request.getAmount(), request.getOwnResources());
        return idempotency.once(
                "setOffRepaymentNotice/" + grantId + "/" + noticeId,
                idempotencyKey,
                request,
                () -> created(repayments.setOff(
                        new Address(grantId, noticeId),
                        part,
                        new KeptBack.Source(request.getReceiptId(), request.getInstalmentMoveId()))));
    }

    private static Part part(String reference, Money amount, @Nullable Money ownResources) {
        return new Part(
                reference,
                Require.positive(amount, "amount"),
                ownResources == null ? Money.ZERO : Require.positive(ownResources, "ownResources"));
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response withdrawRepaymentNotice(UUID grantId, UUID noticeId, String idempotencyKey, ReasonRequest request) {
        return idempotency.once(
                "withdrawRepaymentNotice/" + grantId + "/" + noticeId,
                idempotencyKey,
                request,
                () -> answer(repayments.withdraw(new Address(grantId, noticeId), request.getReason())));
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response contributeOwnResources(UUID grantId, String idempotencyKey, OwnResourcesRequest request) {
        var part = part(request.getReference(), request.getAmount(), null);
        return idempotency.once("contributeOwnResources/" + grantId, idempotencyKey, request, () -> {
            UUID journal = repayments.contribute(grantId, part, request.getContributedOn(), request.getReason());
            return Response.created(URI.create("/v1/grants/" + grantId + "/journals"))
                    .entity(new OwnResources()
                            .grantId(grantId)
                            .reference(part.reference())
                            .amount(part.amount())
                            .contributedOn(request.getContributedOn())
                            .reason(request.getReason())
                            .journalId(journal))
                    .build();
        });
    }

    private static Response created(Standing standing) {
        var notice = standing.notice();
        return Response.created(
                        URI.create("/v1/grants/" + notice.told().grantId() + "/repayment-notices/" + notice.id()))
                .tag(Versions.tag(notice.version()))
                .entity(view(standing))
                .build();
    }

    private static Response answer(Standing standing) {
        return Response.ok(view(standing))
                .tag(Versions.tag(standing.notice().version()))
                .build();
    }

    @Override
    public Response getRepaymentNotice(UUID grantId, UUID noticeId) {
        return answer(repayments.get(new Address(grantId, noticeId)));
    }

    @Override
    public Response listRepaymentNotices(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = repayments.list(grantId, cursor, limit);
        var body = new RepaymentNoticePage()
                .items(page.map(RepaymentResource::view))
                .next(page.next());
        return Links.page(body, page.next(), uri);
    }

    @Override
    public Response listRepaymentSetOffs(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = repayments.setOffs(grantId, cursor, limit);
        var body = new RepaymentSetOffPage()
                .items(page.map(RepaymentResource::setOff))
                .next(page.next());
        return Links.page(body, page.next(), uri);
    }

    private static org.grantsuite.grant.api.model.RepaymentNotice view(Standing standing) {
        var notice = standing.notice();
        var told = notice.told();
        return new org.grantsuite.grant.api.model.RepaymentNotice()
                .id(notice.id())
                .grantId(told.grantId())
                .noticeReference(told.reference())
                .kind(told.kind())
                .amount(told.amount())
                .discharged(notice.discharged())
                .outstanding(notice.outstanding())
                .issuedOn(told.issuedOn())
                .dueOn(told.issuedOn())
                .mayBeSetOff(told.mayBeSetOff())
                .note(told.note())
                .status(notice.status())
                .withdrawalReason(notice.withdrawalReason())
                .discharges(standing.discharges().stream()
                        .map(RepaymentResource::discharge)
                        .toList())
                .warnings(notice.warnings())
                .recordedAt(notice.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(notice.recordedBy())
                .version(notice.version());
    }

    private static org.grantsuite.grant.api.model.Discharge discharge(Discharge discharge) {
        var fact = discharge.fact();
        var trace = discharge.trace();
        return new org.grantsuite.grant.api.model.Discharge()
                .id(discharge.id())
                .kind(fact.kind())
                .reference(fact.reference())
                .amount(fact.amount())
                .ownResources(fact.ownResources())
                .dischargedOn(fact.on())
                .journalId(trace.journalId())
                .receiptId(trace.receiptId())
                .instalmentMoveId(trace.instalmentMoveId())
                .otherGrantId(trace.otherGrantId())
                .otherJournalId(trace.otherJournalId())
                .recordedAt(discharge.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(discharge.recordedBy());
    }

    private static RepaymentSetOff setOff(Discharge discharge) {
        var fact = discharge.fact();
        var trace = discharge.trace();
        return new RepaymentSetOff()
                .id(discharge.id())
                .kind(fact.kind())
                .reference(fact.reference())
                .noticeId(fact.noticeId())
                .grantId(fact.grantId())
                .journalId(trace.journalId())
                .receiptId(trace.receiptId())
                .instalmentMoveId(trace.instalmentMoveId())
                .receiptGrantId(trace.otherGrantId() == null ? fact.grantId() : trace.otherGrantId())
                .otherJournalId(trace.otherJournalId())
                .amount(fact.amount())
                .dischargedOn(fact.on());
    }
}
