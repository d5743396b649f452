package org.grantsuite.reporting.evidence;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.reporting.api.InformationAnswersApi;
import org.grantsuite.reporting.api.model.InformationAnswerPage;
import org.grantsuite.reporting.api.model.InformationAnswerSubmission;
import org.grantsuite.reporting.evidence.InformationAnswerService.Answering;
import org.jspecify.annotations.Nullable;

/** Information requests answered with evidence. */
@RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.FINANCE, Roles.AUDITOR})
public class InformationAnswerResource implements InformationAnswersApi {

    private final InformationAnswerService service;
    private final Idempotency idempotency;
    private final UriInfo uri;

    InformationAnswerResource(InformationAnswerService service, Idempotency idempotency, @Context UriInfo uri) {
        this.service = service;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE, Roles.RETURNS_PREPARER})
    public Response answerInformationWithEvidence(String idempotencyKey, InformationAnswerSubmission request) {
        return idempotency.once("answerInformationWithEvidence", idempotencyKey, request, () -> {
            var answer = service.answer(new Answering(
                    request.getGrantId(),
                    request.getInformationRequestId(),
                    request.getAnsweredOn(),
                    request.getAnswer(),
                    request.getEvidenceIds(),
                    idempotencyKey));
            return Response.created(URI.create("/v1/information-answers/" + answer.id()))
                    .entity(view(answer))
                    .build();
        });
    }

    @Override
    public Response listInformationAnswers(@Nullable UUID grantId, @Nullable String cursor, Integer limit) {
        var after = Cursor.decode(cursor, "information-answers", grantId);
        var found = service.list(grantId, after, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() <= limit
                ? null
                : Cursor.encode(shown.get(limit - 1).id(), "information-answers", grantId);
        var page = new InformationAnswerPage()
                .items(shown.stream().map(InformationAnswerResource::view).toList())
                .next(next);
        return Links.page(page, next, uri);
    }

    private static org.grantsuite.reporting.api.model.InformationAnswer view(InformationAnswer from) {
        return new org.grantsuite.reporting.api.model.InformationAnswer()
                .id(from.id())
                .grantId(from.grantId())
                .informationRequestId(from.informationRequestId())
                .answeredOn(from.answeredOn())
                .answer(from.answer())
                .evidenceIds(from.evidenceIds())
                .answeredBy(from.answeredBy())
                .recordedAt(from.recordedAt().atOffset(ZoneOffset.UTC));
    }
}
