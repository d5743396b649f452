package org.grantsuite.grant.scheme.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneOffset;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.SchemesApi;
import org.grantsuite.grant.api.model.EditionDifferences;
import org.grantsuite.grant.api.model.MissingParameter;
import org.grantsuite.grant.api.model.Scheme;
import org.grantsuite.grant.api.model.SchemePage;
import org.grantsuite.grant.api.model.SchemeSummary;
import org.grantsuite.grant.api.model.Supersession;
import org.grantsuite.grant.api.model.SupersessionRequest;
import org.grantsuite.grant.scheme.EditionsInForce;
import org.grantsuite.grant.scheme.SchemeService;
import org.grantsuite.grant.scheme.domain.EditionTimeline.Succession;
import org.grantsuite.grant.scheme.domain.SchemeEdition;
import org.grantsuite.grant.scheme.domain.SchemeSupersession;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class SchemeResource implements SchemesApi {
    private final SchemeService schemes;
    private final EditionsInForce editions;
    private final Idempotency idempotency;
    private final ObjectMapper mapper;
    private final UriInfo uri;

    SchemeResource(
            SchemeService schemes,
            EditionsInForce editions,
            Idempotency idempotency,
            ObjectMapper mapper,
            UriInfo uri) {
        this.schemes = schemes;
        this.editions = editions;
        this.idempotency = idempotency;
        this.mapper = mapper;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response createScheme(Object body, Boolean dryRun) {
        if (dryRun) {
            return Response.ok(view(schemes.check(body).edition()).dryRun(true)).build();
        }
        var held = schemes.hold(body);
        var edition = held.edition();
        return held.replayed()
                ? Response.ok(view(edition))
                        .header(Idempotency.REPLAYED, "true")
                        .build()
                : Response.created(URI.create("/v1/schemes/" + edition.schemeCode() + "/editions/" + edition.edition()))
                        .entity(view(edition))
                        .build();
    }

    @Override
    @RolesAllowed({Access.READER, Roles.PROVIDER})
    public Response getScheme(String schemeCode, String edition) {
        return Response.ok(view(schemes.get(schemeCode, edition))).build();
    }

    @Override
    public Response listSchemes(@Nullable String cursor, Integer limit) {
        var page = schemes.list(cursor, limit);
        return Links.page(
                new SchemePage().items(page.map(SchemeResource::summary)).next(page.next()), page.next(), uri);
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response supersedeEdition(
            String schemeCode, String edition, String idempotencyKey, SupersessionRequest request) {
        return idempotency.once(
                "supersedeEdition/" + schemeCode + "/" + edition,
                idempotencyKey,
                request,
                () -> Response.created(URI.create("/v1/schemes/" + schemeCode + "/editions/" + edition))
                        .entity(view(editions.supersede(
                                schemeCode,
                                new Succession(edition, request.getByEdition(), request.getEffectiveFrom()),
                                request.getReason())))
                        .build());
    }

    private static Supersession view(SchemeSupersession supersession) {
        Succession step = supersession.succession();
        return new Supersession()
                .id(supersession.id())
                .schemeCode(supersession.schemeCode())
                .edition(step.edition())
                .byEdition(step.by())
                .effectiveFrom(step.from())
                .reason(supersession.reason())
                .recordedAt(supersession.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(supersession.recordedBy());
    }

    @Override
    public Response compareEditions(String schemeCode, String edition, String with) {
        var changes = schemes.compare(schemeCode, edition, with).stream()
                .map(SchemeViews::change)
                .toList();
        return Response.ok(new EditionDifferences()
                        .schemeCode(schemeCode)
                        .from(edition)
                        .to(with)
                        .changes(changes))
                .build();
    }

    private Scheme view(SchemeEdition edition) {
        return new Scheme()
                .schemeCode(edition.schemeCode())
                .edition(edition.edition())
                .name(edition.name())
                .status(edition.status())
                .contentHash(edition.contentHash())
                .recordedAt(edition.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(edition.recordedBy())
                .missing(schemes.missing(edition).stream()
                        .map(one -> new MissingParameter()
                                .pointer(String.valueOf(one.field()))
                                .label(one.message()))
                        .toList())
                .document(document(edition));
    }

    private static SchemeSummary summary(SchemeEdition edition) {
        return new SchemeSummary()
                .schemeCode(edition.schemeCode())
                .edition(edition.edition())
                .name(edition.name())
                .status(edition.status())
                .contentHash(edition.contentHash())
                .recordedAt(edition.recordedAt().atOffset(ZoneOffset.UTC));
    }

    private Object document(SchemeEdition edition) {
        try {
            return mapper.readTree(edition.document());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored edition is JSON", e);
        }
    }
}
