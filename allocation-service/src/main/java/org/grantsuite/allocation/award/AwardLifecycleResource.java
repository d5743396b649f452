package org.grantsuite.allocation.award;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.api.AwardLifecycleApi;
import org.grantsuite.allocation.api.model.AwardClosingRequest;
import org.grantsuite.allocation.api.model.AwardLapse;
import org.grantsuite.allocation.api.model.VerificationSample;
import org.grantsuite.allocation.api.model.VerificationSamplePage;
import org.grantsuite.allocation.api.model.VerificationSampleRequest;
import org.grantsuite.allocation.grantclient.GrantFacts;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.jspecify.annotations.Nullable;

/** Letters, lapse, closing, freezes and samples of awards, over REST. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, PAYMENTS_RELEASER, FINANCE, AUDITOR})
public class AwardLifecycleResource implements AwardLifecycleApi {
    private final AwardLifecycle lifecycle;
    private final AwardService awards;
    private final AwardLetters letters;
    private final AwardFreezes freezes;
    private final GrantFacts grants;
    private final VerificationSamples samples;
    private final Idempotency idempotency;
    private final UriInfo uri;

    AwardLifecycleResource(
            AwardLifecycle lifecycle,
            AwardService awards,
            AwardLetters letters,
            AwardFreezes freezes,
            GrantFacts grants,
            VerificationSamples samples,
            Idempotency idempotency,
            UriInfo uri) {
        this.lifecycle = lifecycle;
        this.awards = awards;
        this.letters = letters;
        this.freezes = freezes;
        this.grants = grants;
        this.samples = samples;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, FINANCE, AUDITOR, PROVIDER})
    public Response downloadAwardLetter(UUID awardId) {
        return Response.ok(letters.pdf(awardId), "application/pdf")
                .header("Content-Disposition", "attachment; filename=\"award-" + awardId + ".pdf\"")
                .build();
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response closeAward(UUID awardId, String idempotencyKey, AwardClosingRequest request) {
        return idempotency.once("closeAward/" + awardId, idempotencyKey, request, () -> {
            lifecycle.close(awardId, request.getClosedOn(), request.getReason());
            var shown = awards.get(awardId);
            return Response.ok(AwardViews.of(shown))
                    .tag(Versions.tag(shown.award().version()))
                    .build();
        });
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response lapseAwards(UUID planId, String idempotencyKey) {
        return idempotency.once("lapseAwards/" + planId, idempotencyKey, Map.of("planId", planId), () -> {
            var lapsed = lifecycle.lapse(planId);
            return Response.ok(new AwardLapse()
                            .lapsed(lapsed.count())
                            .total(lapsed.total())
                            .lapsedOn(lapsed.on()))
                    .build();
        });
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, FINANCE, PAYMENTS_RELEASER})
    public Response readAwardFreezes(UUID grantId, String idempotencyKey) {
        Map<String, String> frozen = grants.frozenAwards(grantId);
        return idempotency.once("readAwardFreezes/" + grantId, idempotencyKey, Map.of("grantId", grantId), () -> {
            var change = freezes.keep(grantId, frozen);
            return Response.ok(new org.grantsuite.allocation.api.model.AwardFreezes()
                            .frozen(change.frozen())
                            .thawed(change.thawed())
                            .standing(change.standing()))
                    .build();
        });
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, AUDITOR})
    public Response drawVerificationSample(UUID planId, String idempotencyKey, VerificationSampleRequest request) {
        var weights = request.getRiskWeights() == null
                ? List.<org.grantsuite.allocation.api.model.RiskWeight>of()
                : request.getRiskWeights();
        return idempotency.once("drawVerificationSample/" + planId, idempotencyKey, request, () -> {
            var sample = samples.draw(planId, request.getSeed(), request.getSize(), weights);
            return Response.created(URI.create("/v1/plans/" + planId + "/verification-samples"))
                    .entity(view(sample))
                    .build();
        });
    }

    @Override
    public Response listVerificationSamples(UUID planId, @Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "verification-samples", planId).orElse(null);
        var found = samples.page(planId, after, limit + 1);
        String next =
                found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "verification-samples", planId) : null;
        var items =
                found.stream().limit(limit).map(AwardLifecycleResource::view).toList();
        return Links.page(new VerificationSamplePage().items(items).next(next), next, uri);
    }

    private static VerificationSample view(VerificationSamples.Sample sample) {
        return new VerificationSample()
                .id(sample.id())
                .planId(sample.planId())
                .seed(sample.seed())
                .size(sample.size())
                .population(sample.population())
                .populationTotal(sample.populationTotal())
                .riskWeights(sample.riskWeights())
                .awardIds(sample.awardIds())
                .drawnBy(sample.drawnBy())
                .drawnAt(sample.drawnAt());
    }
}
