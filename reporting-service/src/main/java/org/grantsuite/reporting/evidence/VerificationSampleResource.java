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
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.reporting.api.VerificationSamplesApi;
import org.grantsuite.reporting.api.model.SampledReturn;
import org.grantsuite.reporting.api.model.VerificationOutcome;
import org.grantsuite.reporting.api.model.VerificationResultRequest;
import org.grantsuite.reporting.api.model.VerificationSample;
import org.grantsuite.reporting.api.model.VerificationSamplePage;
import org.grantsuite.reporting.api.model.VerificationSampleRequest;
import org.grantsuite.reporting.api.model.VerificationSampleSummary;
import org.grantsuite.reporting.policy.ReportingPolicyResource;
import org.jspecify.annotations.Nullable;

/** Samples by risk, and what checking them found. */
@RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.FINANCE, Roles.AUDITOR})
public class VerificationSampleResource implements VerificationSamplesApi {

    private final SampleService service;
    private final Idempotency idempotency;
    private final UriInfo uri;

    VerificationSampleResource(SampleService service, Idempotency idempotency, @Context UriInfo uri) {
        this.service = service;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response drawVerificationSample(String idempotencyKey, VerificationSampleRequest request) {
        return idempotency.once("drawVerificationSample", idempotencyKey, request, () -> {
            var sample = service.draw(
                    request.getGrantId(), request.getReportingPoint(), request.getSize(), request.getSeed());
            return Response.created(URI.create("/v1/verification-samples/" + sample.id()))
                    .entity(view(sample))
                    .build();
        });
    }

    @Override
    public Response getVerificationSample(UUID sampleId) {
        return Response.ok(view(service.get(sampleId))).build();
    }

    @Override
    public Response listVerificationSamples(@Nullable UUID grantId, @Nullable String cursor, Integer limit) {
        var after = Cursor.decode(cursor, "verification-samples", grantId);
        var found = service.list(grantId, after, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() <= limit
                ? null
                : Cursor.encode(shown.get(limit - 1).id(), "verification-samples", grantId);
        var page = new VerificationSamplePage()
                .items(shown.stream().map(VerificationSampleResource::summary).toList())
                .next(next);
        return Links.page(page, next, uri);
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response recordVerificationResult(UUID sampleId, String idempotencyKey, VerificationResultRequest request) {
        return idempotency.once(
                "recordVerificationResult/" + sampleId,
                idempotencyKey,
                request,
                () -> Response.ok(view(service.result(
                                sampleId,
                                request.getProviderReturnId(),
                                request.getOutcome().name(),
                                request.getWords())))
                        .build());
    }

    private static VerificationSample view(Sample from) {
        return new VerificationSample()
                .id(from.id())
                .grantId(from.grantId())
                .reportingPoint(from.reportingPoint())
                .size(from.size())
                .seed(from.seed())
                .method(from.method())
                .populationHash(from.populationHash())
                .riskPoints(ReportingPolicyResource.view(from.riskPoints()))
                .population(from.population().stream()
                        .map(VerificationSampleResource::view)
                        .toList())
                .drawnBy(from.drawnBy())
                .drawnAt(from.drawnAt().atOffset(ZoneOffset.UTC));
    }

    private static SampledReturn view(Sample.Sampled from) {
        var view = new SampledReturn()
                .providerReturnId(from.returnId())
                .providerId(from.providerId())
                .locationId(from.locationId())
                .spent(Money.ofPence(from.spentPence()))
                .riskPoints(from.points())
                .reasons(from.reasons())
                .drawn(from.drawn());
        var result = from.result();
        return result == null
                ? view
                : view.outcome(VerificationOutcome.valueOf(result.outcome()))
                        .words(result.words())
                        .verifiedBy(result.by())
                        .verifiedAt(result.at().atOffset(ZoneOffset.UTC));
    }

    private static VerificationSampleSummary summary(Sample from) {
        return new VerificationSampleSummary()
                .id(from.id())
                .grantId(from.grantId())
                .reportingPoint(from.reportingPoint())
                .size(from.size())
                .seed(from.seed())
                .populationHash(from.populationHash())
                .drawnBy(from.drawnBy())
                .drawnAt(from.drawnAt().atOffset(ZoneOffset.UTC));
    }
}
