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
import org.grantsuite.grant.api.model.Scheme;
import org.grantsuite.grant.api.model.SchemePage;
import org.grantsuite.grant.api.model.SchemeSummary;
import org.grantsuite.grant.scheme.SchemeService;
import org.grantsuite.grant.scheme.domain.SchemeEdition;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class SchemeResource implements SchemesApi {
    private final SchemeService schemes;
    private final ObjectMapper mapper;
    private final UriInfo uri;

    SchemeResource(SchemeService schemes, ObjectMapper mapper, UriInfo uri) {
        this.schemes = schemes;
        this.mapper = mapper;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response createScheme(Object body) {
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

    private Scheme view(SchemeEdition edition) {
        return new Scheme()
                .schemeCode(edition.schemeCode())
                .edition(edition.edition())
                .name(edition.name())
                .status(edition.status())
                .contentHash(edition.contentHash())
                .recordedAt(edition.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(edition.recordedBy())
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
