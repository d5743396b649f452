package org.grantsuite.grant.inforequest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.InformationRequestsApi;
import org.grantsuite.grant.api.model.InformationAnswerRequest;
import org.grantsuite.grant.api.model.InformationClosingRequest;
import org.grantsuite.grant.api.model.InformationReopeningRequest;
import org.grantsuite.grant.api.model.InformationRequestPage;
import org.grantsuite.grant.api.model.InformationRequestRequest;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.inforequest.InformationRequest.Answer;
import org.grantsuite.grant.inforequest.InformationRequest.Question;
import org.grantsuite.grant.inforequest.InformationRequestService.DueBy;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class InformationRequestResource implements InformationRequestsApi {
    private final InformationRequestService requests;
    private final GrantService grants;
    private final Idempotency idempotency;
    private final Chronicle chronicle;
    private final UriInfo uri;

    InformationRequestResource(
            InformationRequestService requests,
            GrantService grants,
            Idempotency idempotency,
            Chronicle chronicle,
            UriInfo uri) {
        this.requests = requests;
        this.grants = grants;
        this.idempotency = idempotency;
        this.chronicle = chronicle;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.RETURNS_PREPARER})
    public Response askForInformation(UUID grantId, String idempotencyKey, InformationRequestRequest request) {
        var question = new Question(
                request.getAskedBy(),
                request.getAskedOf(),
                request.getSubject(),
                request.getReference(),
                request.getOwner(),
                request.getAskedOn());
        var due = new DueBy(request.getDueOn(), request.getDueInWorkingDays());
        return idempotency.once("askForInformation/" + grantId, idempotencyKey, request, () -> {
            var asked = requests.ask(grantId, question, due);
            return Response.created(URI.create("/v1/grants/" + grantId + "/information-requests/" + asked.id()))
                    .tag(Versions.tag(asked.version()))
                    .entity(view(asked))
                    .build();
        });
    }

    @Override
    public Response listInformationRequests(
            UUID grantId, @Nullable InformationRequestStatus status, @Nullable String cursor, Integer limit) {
        grants.get(grantId);
        var page = requests.list(grantId, status, cursor, limit);
        return Links.page(
                new InformationRequestPage().items(page.map(this::view)).next(page.next()), page.next(), uri);
    }

    @Override
    public Response getInformationRequest(UUID grantId, UUID requestId) {
        return one(requests.get(grantId, requestId));
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.RETURNS_PREPARER})
    public Response answerInformationRequest(
            UUID grantId, UUID requestId, String idempotencyKey, InformationAnswerRequest request) {
        var answer = new Answer(request.getAnsweredOn(), request.getAnswer(), request.getEvidence());
        return once("answer", requestId, idempotencyKey, request, () -> requests.answer(grantId, requestId, answer));
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.RETURNS_PREPARER})
    public Response reopenInformationRequest(
            UUID grantId, UUID requestId, String idempotencyKey, InformationReopeningRequest request) {
        return once(
                "reopening",
                requestId,
                idempotencyKey,
                request,
                () -> requests.reopen(grantId, requestId, request.getDueOn(), request.getReason()));
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.RETURNS_PREPARER})
    public Response acceptInformationAnswer(
            UUID grantId, UUID requestId, String idempotencyKey, InformationClosingRequest request) {
        return once(
                "acceptance",
                requestId,
                idempotencyKey,
                request,
                () -> requests.accept(grantId, requestId, request.getReason()));
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.RETURNS_PREPARER})
    public Response withdrawInformationRequest(
            UUID grantId, UUID requestId, String idempotencyKey, InformationClosingRequest request) {
        return once(
                "withdrawal",
                requestId,
                idempotencyKey,
                request,
                () -> requests.withdraw(grantId, requestId, request.getReason()));
    }

    private Response once(
            String verb, UUID requestId, String key, Object request, Supplier<InformationRequest> effect) {
        return idempotency.once("informationRequest/" + requestId + "/" + verb, key, request, () -> one(effect.get()));
    }

    private Response one(InformationRequest request) {
        return Response.ok(view(request)).tag(Versions.tag(request.version())).build();
    }

    private org.grantsuite.grant.api.model.InformationRequest view(InformationRequest request) {
        LocalDate today = chronicle.today();
        return new org.grantsuite.grant.api.model.InformationRequest()
                .id(request.id())
                .grantId(request.grantId())
                .askedBy(request.askedBy())
                .askedOf(request.askedOf())
                .subject(request.subject())
                .reference(request.reference())
                .owner(request.owner())
                .askedOn(request.askedOn())
                .dueOn(request.dueOn())
                .status(request.status())
                .overdue(request.overdue(today))
                .late(request.late())
                .escalatedOn(request.escalatedOn())
                .answeredOn(request.answeredOn())
                .answer(request.answer())
                .evidence(request.evidence())
                .closingReason(request.closingReason())
                .recordedAt(request.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(request.recordedBy())
                .version(request.version());
    }
}
