package org.grantsuite.grant.capacity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.CapacityApi;
import org.grantsuite.grant.api.model.CapacityAnswer;
import org.grantsuite.grant.api.model.CapacityAnswered;
import org.grantsuite.grant.api.model.CapacityJudgementPage;
import org.grantsuite.grant.api.model.CapacityJudgementRequest;
import org.grantsuite.grant.capacity.CapacityJudgement.Judged;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class CapacityResource implements CapacityApi {
    private final CapacityService capacities;
    private final Idempotency idempotency;
    private final UriInfo uri;

    CapacityResource(CapacityService capacities, Idempotency idempotency, UriInfo uri) {
        this.capacities = capacities;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response judgeCapacity(UUID grantId, String idempotencyKey, CapacityJudgementRequest request) {
        return idempotency.once("judgeCapacity/" + grantId, idempotencyKey, request, () -> {
            var judgement = capacities.judge(new Judged(
                    grantId,
                    request.getPotCode(),
                    request.getCapacity(),
                    request.getRationale(),
                    request.getEffectiveOn()));
            return Response.created(URI.create("/v1/grants/" + grantId + "/capacity-judgements"))
                    .entity(view(judgement))
                    .build();
        });
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response answerCapacityJudgement(
            UUID grantId, UUID judgementId, String idempotencyKey, CapacityAnswer request) {
        return idempotency.once(
                "answerCapacityJudgement/" + grantId + "/" + judgementId,
                idempotencyKey,
                request,
                () -> Response.ok(
                                view(capacities.answer(grantId, judgementId, request.getApproved(), request.getNote())))
                        .build());
    }

    @Override
    public Response listCapacityJudgements(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = capacities.list(grantId, cursor, limit);
        var body = new CapacityJudgementPage()
                .items(page.map(CapacityResource::view))
                .next(page.next());
        return Links.page(body, page.next(), uri);
    }

    private static org.grantsuite.grant.api.model.CapacityJudgement view(CapacityJudgement judgement) {
        var judged = judgement.judged();
        var answer = judgement.answer();
        return new org.grantsuite.grant.api.model.CapacityJudgement()
                .id(judgement.id())
                .grantId(judged.grantId())
                .potCode(judged.potCode())
                .capacity(judged.capacity())
                .rationale(judged.rationale())
                .effectiveOn(judged.effectiveOn())
                .recordedAt(judgement.stamp().at().atOffset(ZoneOffset.UTC))
                .recordedBy(judgement.stamp().by())
                .answer(
                        answer == null
                                ? null
                                : new CapacityAnswered()
                                        .approved(answer.approved())
                                        .note(answer.note())
                                        .recordedAt(answer.recordedAt().atOffset(ZoneOffset.UTC))
                                        .recordedBy(answer.recordedBy()));
    }
}
