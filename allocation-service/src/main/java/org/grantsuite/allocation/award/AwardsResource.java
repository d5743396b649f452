package org.grantsuite.allocation.award;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.api.AwardsApi;
import org.grantsuite.allocation.api.model.AwardAcceptanceRequest;
import org.grantsuite.allocation.api.model.AwardDeclineRequest;
import org.grantsuite.allocation.api.model.AwardOffer;
import org.grantsuite.allocation.api.model.AwardOfferRequest;
import org.grantsuite.allocation.api.model.AwardPage;
import org.grantsuite.allocation.api.model.AwardRequest;
import org.grantsuite.allocation.api.model.RunLinePage;
import org.grantsuite.allocation.api.model.Terms;
import org.grantsuite.allocation.api.model.TermsRequest;
import org.grantsuite.allocation.award.AwardService.Shown;
import org.grantsuite.allocation.award.AwardTermsStore.TermsText;
import org.grantsuite.allocation.award.domain.AwardStatus;
import org.grantsuite.allocation.run.AwardedLines;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Require;
import org.jspecify.annotations.Nullable;

/** Awards over REST. */
@RolesAllowed({
    GRANTS_OFFICER,
    ALLOCATION_PREPARER,
    ALLOCATION_APPROVER,
    PAYMENTS_RELEASER,
    FINANCE,
    RETURNS_PREPARER,
    RETURNS_CERTIFIER,
    AUDITOR,
    SERVICE,
    PROVIDER
})
public class AwardsResource implements AwardsApi {
    private final AwardOffers offers;
    private final AwardService service;
    private final AwardedLines lines;
    private final Idempotency idempotency;
    private final UriInfo uri;

    AwardsResource(AwardOffers offers, AwardService service, AwardedLines lines, Idempotency idempotency, UriInfo uri) {
        this.offers = offers;
        this.service = service;
        this.lines = lines;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response offerAwards(UUID planId, String idempotencyKey, AwardOfferRequest request) {
        return idempotency.once("offerAwards/" + planId, idempotencyKey, request, () -> {
            var offered = offers.offerAll(
                    planId,
                    new AwardOffers.Days(request.getOfferedOn(), request.getAcceptBy()),
                    terms(request.getTerms()));
            return Response.status(Response.Status.CREATED)
                    .entity(new AwardOffer()
                            .created(offered.created())
                            .total(offered.total())
                            .status(offered.status()))
                    .build();
        });
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER})
    public Response createAward(String idempotencyKey, AwardRequest request) {
        return idempotency.once("createAward", idempotencyKey, request, () -> {
            var order = new AwardOffers.SingleOrder(
                    request.getPlanId(),
                    request.getPotCode(),
                    request.getProviderId(),
                    request.getLocationId(),
                    Require.positive(request.getAmount(), "amount"),
                    request.getReason(),
                    request.getDecisionId());
            UUID id = offers.offerOne(
                    order,
                    new AwardOffers.Days(request.getOfferedOn(), request.getAcceptBy()),
                    terms(request.getTerms()));
            Shown shown = service.get(id);
            return Response.created(URI.create("/v1/awards/" + id))
                    .tag(Versions.tag(shown.award().version()))
                    .entity(AwardViews.of(shown))
                    .build();
        });
    }

    @Override
    public Response listAwards(
            @Nullable UUID grantId,
            @Nullable UUID planId,
            @Nullable AwardStatus status,
            @Nullable String cursor,
            Integer limit) {
        UUID after = Cursor.decode(cursor, "awards", grantId, planId, status).orElse(null);
        var filter = new AwardRepository.Filter(grantId, planId, status);
        List<Shown> found = service.list(filter, after, limit + 1);
        String next = found.size() > limit
                ? Cursor.encode(found.get(limit - 1).award().id(), "awards", grantId, planId, status)
                : null;
        var items = found.stream().limit(limit).map(AwardViews::of).toList();
        return Links.page(new AwardPage().items(items).next(next), next, uri);
    }

    @Override
    public Response getAward(UUID awardId) {
        return one(service.get(awardId));
    }

    @Override
    public Response getAwardTerms(UUID awardId) {
        TermsText terms = service.get(awardId).terms();
        return Response.ok(
                        new Terms().version(terms.version()).hash(terms.hash()).text(terms.text()))
                .build();
    }

    /** A provider asks in vain for what is not its own, as for any part of another's award. */
    @Override
    public Response listAwardRunLines(UUID awardId) {
        UUID shown = service.get(awardId).award().id();
        return Response.ok(new RunLinePage().items(lines.of(shown))).build();
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, PROVIDER})
    public Response acceptAward(UUID awardId, String idempotencyKey, AwardAcceptanceRequest request) {
        var answer = new AwardService.Answer(request.getAcceptedBy(), request.getAcceptedOn());
        var acceptance = new AwardService.Acceptance(
                request.getTermsVersion(), request.getTermsHash(), request.getAcceptedAmount());
        return idempotency.once(
                "acceptAward/" + awardId,
                idempotencyKey,
                request,
                () -> one(service.accept(awardId, answer, acceptance)));
    }

    @Override
    @RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, PROVIDER})
    public Response declineAward(UUID awardId, String idempotencyKey, AwardDeclineRequest request) {
        var answer = new AwardService.Answer(request.getDeclinedBy(), request.getDeclinedOn());
        return idempotency.once(
                "declineAward/" + awardId,
                idempotencyKey,
                request,
                () -> one(service.decline(awardId, answer, request.getReason())));
    }

    private static @Nullable TermsText terms(@Nullable TermsRequest given) {
        return given == null ? null : TermsText.of(given.getVersion(), given.getText());
    }

    private static Response one(Shown shown) {
        return Response.ok(AwardViews.of(shown))
                .tag(Versions.tag(shown.award().version()))
                .build();
    }
}
