package org.grantsuite.grant.condition;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.ConditionsApi;
import org.grantsuite.grant.api.model.ConditionJudgement;
import org.grantsuite.grant.api.model.ConditionJudgementRequest;
import org.grantsuite.grant.api.model.ConditionList;
import org.grantsuite.grant.api.model.ConditionOwnerRequest;
import org.grantsuite.grant.condition.Judgement.Finding;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class ConditionResource implements ConditionsApi {
    private final ConditionService conditions;
    private final Idempotency idempotency;

    ConditionResource(ConditionService conditions, Idempotency idempotency) {
        this.conditions = conditions;
        this.idempotency = idempotency;
    }

    @Override
    public Response listConditions(UUID grantId, @Nullable ConditionState state) {
        List<Condition> all = conditions.list(grantId);
        return Response.ok(new ConditionList()
                        .items(all.stream()
                                .filter(one -> state == null || one.state() == state)
                                .map(ConditionResource::view)
                                .toList())
                        .open(count(all, ConditionState.OPEN))
                        .met(count(all, ConditionState.MET))
                        .breached(count(all, ConditionState.BREACHED))
                        .waived(count(all, ConditionState.WAIVED)))
                .build();
    }

    private static int count(List<Condition> all, ConditionState state) {
        return Math.toIntExact(all.stream().filter(one -> one.state() == state).count());
    }

    @Override
    public Response getCondition(UUID grantId, String conditionCode) {
        return one(conditions.get(grantId, conditionCode));
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response ownCondition(
            UUID grantId, String conditionCode, ConditionOwnerRequest request, @Nullable String ifMatch) {
        return one(conditions.own(grantId, conditionCode, ifMatch, request.getOwner()));
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response judgeCondition(
            UUID grantId, String conditionCode, String idempotencyKey, ConditionJudgementRequest request) {
        var finding =
                new Finding(request.getState(), request.getJudgedOn(), request.getReason(), request.getEvidence());
        return idempotency.once("judgeCondition/" + grantId + "/" + conditionCode, idempotencyKey, request, () -> {
            Condition judged = conditions.judge(grantId, conditionCode, finding);
            return Response.created(URI.create("/v1/grants/" + grantId + "/conditions/" + conditionCode))
                    .tag(Versions.tag(judged.version()))
                    .entity(view(judged))
                    .build();
        });
    }

    private static Response one(Condition condition) {
        return Response.ok(view(condition))
                .tag(Versions.tag(condition.version()))
                .build();
    }

    private static org.grantsuite.grant.api.model.Condition view(Condition condition) {
        return new org.grantsuite.grant.api.model.Condition()
                .code(condition.term().code())
                .label(condition.term().label())
                .source(condition.term().source())
                .owner(condition.owner())
                .state(condition.state())
                .judgements(condition.judgements().stream()
                        .map(ConditionResource::view)
                        .toList())
                .version(condition.version());
    }

    private static ConditionJudgement view(Judgement judgement) {
        return new ConditionJudgement()
                .state(judgement.state())
                .judgedOn(judgement.finding().judgedOn())
                .reason(judgement.finding().reason())
                .evidence(judgement.finding().evidence())
                .recordedAt(judgement.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(judgement.recordedBy());
    }
}
