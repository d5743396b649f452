package org.grantsuite.grant.posting.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.PostingBatchesApi;
import org.grantsuite.grant.api.model.BatchLinePage;
import org.grantsuite.grant.api.model.ContentHashRequest;
import org.grantsuite.grant.api.model.PostingBatchPage;
import org.grantsuite.grant.api.model.PostingBatchRequest;
import org.grantsuite.grant.api.model.PostingCorrectionRequest;
import org.grantsuite.grant.api.model.PostingOutcome;
import org.grantsuite.grant.api.model.PostingOutcomesRequest;
import org.grantsuite.grant.api.model.PostingReasonRequest;
import org.grantsuite.grant.posting.BatchService;
import org.grantsuite.grant.posting.BatchService.BatchTold;
import org.grantsuite.grant.posting.BatchService.Standing;
import org.grantsuite.grant.posting.CorrectionService;
import org.grantsuite.grant.posting.CorrectionService.Redating;
import org.grantsuite.grant.posting.OutcomeService;
import org.grantsuite.grant.posting.OutcomeService.OutcomeTold;
import org.grantsuite.grant.posting.domain.BatchStatus;
import org.grantsuite.grant.posting.domain.LineStatus;
import org.grantsuite.grant.posting.domain.PostingLine;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class PostingBatchesResource implements PostingBatchesApi {
    private final BatchService batches;
    private final OutcomeService outcomes;
    private final CorrectionService corrections;
    private final Idempotency idempotency;
    private final UriInfo uri;

    PostingBatchesResource(
            BatchService batches,
            OutcomeService outcomes,
            CorrectionService corrections,
            Idempotency idempotency,
            UriInfo uri) {
        this.batches = batches;
        this.outcomes = outcomes;
        this.corrections = corrections;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response preparePostingBatch(String idempotencyKey, PostingBatchRequest request, Boolean dryRun) {
        var told = new BatchTold(
                request.getLayoutCode(), request.getLayoutVersion(), request.getThroughOn(), request.getGrantId());
        if (dryRun) {
            return Response.ok(BatchViews.batch(batches.prepare(told, true)).id(null))
                    .build();
        }
        return idempotency.once(
                "preparePostingBatch", idempotencyKey, request, () -> created(batches.prepare(told, false)));
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response correctPostingBatch(UUID batchId, String idempotencyKey, PostingCorrectionRequest request) {
        List<Redating> redatings = request.getRedatings() == null
                ? List.of()
                : request.getRedatings().stream()
                        .map(redating -> new Redating(
                                YearMonth.parse(redating.getFromMonth()),
                                YearMonth.parse(redating.getToMonth()),
                                redating.getReason()))
                        .toList();
        return idempotency.once(
                "correctPostingBatch/" + batchId,
                idempotencyKey,
                request,
                () -> created(corrections.correct(batchId, redatings, request.getReason())));
    }

    private static Response created(Standing standing) {
        var batch = standing.batch();
        return Response.created(URI.create("/v1/posting-batches/" + batch.id()))
                .tag(Versions.tag(batch.handling().version()))
                .entity(BatchViews.batch(standing))
                .build();
    }

    @Override
    public Response listPostingBatches(@Nullable BatchStatus status, @Nullable String cursor, Integer limit) {
        var page = batches.list(status, cursor, limit);
        return Links.page(
                new PostingBatchPage().items(page.map(BatchViews::batch)).next(page.next()), page.next(), uri);
    }

    @Override
    public Response getPostingBatch(UUID batchId) {
        return shown(batches.get(batchId));
    }

    @Override
    public Response listPostingLines(UUID batchId, @Nullable LineStatus status, Integer afterLine, Integer limit) {
        List<PostingLine> found = batches.lines(batchId, status, afterLine, limit + 1);
        var items = found.stream().limit(limit).map(BatchViews::line).toList();
        Integer next = found.size() > limit ? found.get(limit - 1).line() : null;
        return Response.ok(new BatchLinePage().items(items).nextAfterLine(next)).build();
    }

    @Override
    @RolesAllowed({Roles.FINANCE, Roles.AUDITOR, Roles.SERVICE})
    public Response downloadPostingFile(UUID batchId) {
        var file = batches.file(batchId);
        String name = file.layout().code().toLowerCase(java.util.Locale.ROOT) + "-"
                + file.batch().number() + ".csv";
        return Response.ok(
                        file.content(),
                        "text/csv;charset=" + file.layout().format().encoding())
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .tag(new EntityTag(file.batch().content().contentHash()))
                .build();
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response releasePostingBatch(UUID batchId, String idempotencyKey, ContentHashRequest request) {
        return step(
                "release", batchId, idempotencyKey, request, () -> batches.release(batchId, request.getContentHash()));
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response holdPostingBatch(UUID batchId, String idempotencyKey, PostingReasonRequest request) {
        return step("hold", batchId, idempotencyKey, request, () -> batches.hold(batchId, request.getReason()));
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response resumePostingBatch(UUID batchId, String idempotencyKey, PostingReasonRequest request) {
        return step("resume", batchId, idempotencyKey, request, () -> batches.resume(batchId, request.getReason()));
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response withdrawPostingBatch(UUID batchId, String idempotencyKey, PostingReasonRequest request) {
        return step("withdraw", batchId, idempotencyKey, request, () -> batches.withdraw(batchId, request.getReason()));
    }

    @Override
    @RolesAllowed({Roles.FINANCE, Roles.SERVICE})
    public Response dispatchPostingBatch(UUID batchId, String idempotencyKey, ContentHashRequest request) {
        return step(
                "dispatch",
                batchId,
                idempotencyKey,
                request,
                () -> batches.dispatch(batchId, request.getContentHash()));
    }

    private Response step(String verb, UUID batchId, String idempotencyKey, Object request, Supplier<Standing> effect) {
        return idempotency.once(verb + "PostingBatch/" + batchId, idempotencyKey, request, () -> shown(effect.get()));
    }

    @Override
    @RolesAllowed({Roles.FINANCE, Roles.SERVICE})
    public Response reportPostingOutcomes(UUID batchId, PostingOutcomesRequest request) {
        return shown(outcomes.report(
                batchId,
                request.getOutcomes().stream().map(PostingBatchesResource::told).toList()));
    }

    private static OutcomeTold told(PostingOutcome outcome) {
        return new OutcomeTold(
                outcome.getLine(),
                LineStatus.valueOf(outcome.getOutcome().toString()),
                outcome.getLedgerReference(),
                outcome.getReasonCode(),
                outcome.getReason());
    }

    private static Response shown(Standing standing) {
        return Response.ok(BatchViews.batch(standing))
                .tag(Versions.tag(standing.batch().handling().version()))
                .build();
    }
}
