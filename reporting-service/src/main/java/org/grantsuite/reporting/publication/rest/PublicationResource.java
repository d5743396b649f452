package org.grantsuite.reporting.publication.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.reporting.api.PublicationsApi;
import org.grantsuite.reporting.api.model.PublicationProfileRequest;
import org.grantsuite.reporting.api.model.PublicationRequest;
import org.grantsuite.reporting.publication.FoiService;
import org.grantsuite.reporting.publication.ProfileBook;
import org.grantsuite.reporting.publication.Publication;
import org.grantsuite.reporting.publication.PublicationKind;
import org.grantsuite.reporting.publication.PublicationService;
import org.grantsuite.reporting.publication.RecipientBook;
import org.grantsuite.reporting.publication.domain.Profile;
import org.grantsuite.reporting.publication.domain.Recipient;
import org.jspecify.annotations.Nullable;

/** What the public is told. */
@RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.FINANCE, Roles.AUDITOR})
public class PublicationResource implements PublicationsApi {

    /** £500 by the Local Government Transparency Code, unless the council publishes more. */
    private static final Money CODE_THRESHOLD = Money.ofPence(50_000);

    private static final String MERCHANT_CATEGORY = "Grants and subscriptions";
    private static final String CSV = "text/csv";

    private final PublicationService publications;
    private final ProfileBook profiles;
    private final RecipientBook recipients;
    private final FoiService foi;
    private final Idempotency idempotency;
    private final UriInfo uri;

    PublicationResource(
            PublicationService publications,
            ProfileBook profiles,
            RecipientBook recipients,
            FoiService foi,
            Idempotency idempotency,
            @Context UriInfo uri) {
        this.publications = publications;
        this.profiles = profiles;
        this.recipients = recipients;
        this.foi = foi;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    record RecipientView(
            UUID id,
            String providerId,
            String name,
            String legalForm,
            @Nullable String companyNumber,
            @Nullable String charityNumber,
            @Nullable String authorityCode,
            @Nullable String postcode,
            boolean vcse,
            @Nullable String regrantType,
            boolean nameWithheld) {

        static RecipientView of(Recipient one) {
            return new RecipientView(
                    one.id(),
                    one.providerId(),
                    one.name(),
                    one.legalForm().name(),
                    one.companyNumber(),
                    one.charityNumber(),
                    one.authorityCode(),
                    one.postcode(),
                    one.vcse(),
                    one.regrantType(),
                    one.isNameWithheld());
        }
    }

    record RecipientPage(
            List<RecipientView> items, @Nullable String next) {}

    record Page(List<Publication> items, @Nullable String next) {}

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response recordPublicationProfile(String idempotencyKey, PublicationProfileRequest request) {
        var threshold = request.getSpendThreshold();
        var stated = new Profile(
                0,
                request.getOrganisationIdentifier(),
                request.getOrganisationName(),
                request.getGrantPrefix(),
                request.getDepartment(),
                request.getLicence(),
                threshold == null ? CODE_THRESHOLD : Require.positive(threshold, "spendThreshold"),
                request.getMerchantCategory() == null ? MERCHANT_CATEGORY : request.getMerchantCategory(),
                "",
                Instant.EPOCH);
        return idempotency.once(
                "recordPublicationProfile",
                idempotencyKey,
                request,
                () -> Response.created(URI.create("/v1/publication-profiles"))
                        .entity(profiles.record(stated))
                        .build());
    }

    @Override
    public Response getPublicationProfile() {
        return Response.ok(profiles.current()).build();
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response importPublicationRecipients(String idempotencyKey, String body) {
        return idempotency.once(
                "importPublicationRecipients",
                idempotencyKey,
                Map.of("file", body),
                () -> Response.created(URI.create("/v1/publication-recipients"))
                        .entity(recipients.take(body))
                        .build());
    }

    @Override
    public Response listPublicationRecipients(@Nullable String cursor, Integer limit) {
        var found = recipients.page(Cursor.decode(cursor, "publication-recipients"), limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() <= limit
                ? null
                : Cursor.encode(shown.get(limit - 1).id(), "publication-recipients");
        return Links.page(
                new RecipientPage(shown.stream().map(RecipientView::of).toList(), next), next, uri);
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.FINANCE})
    public Response makePublication(String idempotencyKey, PublicationRequest request) {
        var order = new PublicationService.Order(
                PublicationKind.valueOf(request.getKind().name()),
                request.getGrantId(),
                request.getFrom(),
                request.getTo(),
                Boolean.TRUE.equals(request.getOpenCall()));
        return idempotency.once("makePublication", idempotencyKey, request, () -> {
            var made = publications.make(order);
            return Response.created(URI.create("/v1/publications/" + made.id()))
                    .entity(made)
                    .build();
        });
    }

    @Override
    public Response listPublications(@Nullable UUID grantId, @Nullable String cursor, Integer limit) {
        var found = publications.list(grantId, Cursor.decode(cursor, "publications", grantId), limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() <= limit
                ? null
                : Cursor.encode(shown.get(limit - 1).id(), "publications", grantId);
        return Links.page(new Page(shown, next), next, uri);
    }

    @Override
    public Response getPublication(UUID publicationId) {
        return Response.ok(publications.get(publicationId)).build();
    }

    @Override
    public Response downloadPublicationJson(UUID publicationId) {
        return file(publications.content(publicationId, "json"), MediaType.APPLICATION_JSON);
    }

    @Override
    public Response downloadPublicationCsv(UUID publicationId) {
        return file(publications.content(publicationId, "csv"), CSV);
    }

    @Override
    public Response getFoiSummary(UUID grantId) {
        return Response.ok(foi.summary(grantId)).build();
    }

    private static Response file(PublicationService.Content content, String mediaType) {
        return Response.ok(content.bytes(), mediaType)
                .header("X-File-SHA256", content.hash())
                .header("Content-Disposition", "attachment; filename=\"" + content.fileName() + "\"")
                .build();
    }
}
