package org.grantsuite.reporting.providerreturn.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.reporting.api.ProviderReturnReviewsApi;
import org.grantsuite.reporting.api.model.LineReviewRequest;
import org.grantsuite.reporting.api.model.LineStanding;
import org.grantsuite.reporting.api.model.ProviderReturnReview;
import org.grantsuite.reporting.api.model.ProviderReturnStatus;
import org.grantsuite.reporting.api.model.QueryAnswerRequest;
import org.grantsuite.reporting.api.model.ReviewStep;
import org.grantsuite.reporting.api.model.ReviewedLine;
import org.grantsuite.reporting.providerreturn.Review;
import org.grantsuite.reporting.providerreturn.ReviewEntry;
import org.grantsuite.reporting.providerreturn.ReviewService;
import org.grantsuite.reporting.providerreturn.domain.LineStep;

/** A provider return line by line. */
@RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER})
public class ReviewResource implements ProviderReturnReviewsApi {

    private final ReviewService service;
    private final Idempotency idempotency;

    ReviewResource(ReviewService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    @Override
    @RolesAllowed({
        Roles.PROVIDER,
        Roles.GRANTS_OFFICER,
        Roles.RETURNS_PREPARER,
        Roles.RETURNS_CERTIFIER,
        Roles.FINANCE,
        Roles.AUDITOR
    })
    public Response getProviderReturnReview(UUID providerReturnId) {
        return Response.ok(view(service.get(providerReturnId))).build();
    }

    @Override
    public Response reviewProviderReturnLines(UUID providerReturnId, String idempotencyKey, LineReviewRequest request) {
        var said = request.getLines().stream()
                .map(line -> new ReviewService.Said(
                        line.getLine(), LineStep.valueOf(line.getVerdict().name()), line.getWords()))
                .toList();
        return idempotency.once(
                "reviewProviderReturnLines/" + providerReturnId,
                idempotencyKey,
                request,
                () -> Response.ok(view(service.review(providerReturnId, said))).build());
    }

    @Override
    @RolesAllowed({Roles.PROVIDER, Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER})
    public Response answerProviderReturnQueries(
            UUID providerReturnId, String idempotencyKey, QueryAnswerRequest request) {
        var said = request.getAnswers().stream()
                .map(answer -> new ReviewService.Said(answer.getLine(), LineStep.ANSWERED, answer.getAnswer()))
                .toList();
        return idempotency.once(
                "answerProviderReturnQueries/" + providerReturnId,
                idempotencyKey,
                request,
                () -> Response.ok(view(service.answer(providerReturnId, said))).build());
    }

    private static ProviderReturnReview view(Review from) {
        return new ProviderReturnReview()
                .providerReturnId(from.of().id())
                .status(ProviderReturnStatus.valueOf(from.of().status().name()))
                .lines(from.lines().entrySet().stream()
                        .map(line -> new ReviewedLine()
                                .line(line.getKey())
                                .value(line.getValue())
                                .standing(from.standing(line.getKey())
                                        .map(step -> LineStanding.valueOf(step.name()))
                                        .orElse(LineStanding.OPEN)))
                        .toList())
                .steps(from.steps().stream().map(ReviewResource::view).toList());
    }

    private static ReviewStep view(ReviewEntry from) {
        return new ReviewStep()
                .line(from.line())
                .step(LineStanding.valueOf(from.step().name()))
                .words(from.words())
                .by(from.by())
                .at(from.at().atOffset(ZoneOffset.UTC));
    }
}
