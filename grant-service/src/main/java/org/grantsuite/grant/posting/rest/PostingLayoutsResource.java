package org.grantsuite.grant.posting.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.ZoneOffset;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.PostingLayoutsApi;
import org.grantsuite.grant.api.model.PostingLayout;
import org.grantsuite.grant.api.model.PostingLayoutDocument;
import org.grantsuite.grant.api.model.PostingLayoutPage;
import org.grantsuite.grant.posting.LayoutService;
import org.grantsuite.grant.posting.persistence.LayoutStore.HeldLayout;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class PostingLayoutsResource implements PostingLayoutsApi {
    private final LayoutService layouts;
    private final UriInfo uri;

    PostingLayoutsResource(LayoutService layouts, UriInfo uri) {
        this.layouts = layouts;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(Roles.FINANCE)
    public Response createPostingLayout(PostingLayoutDocument document) {
        var held = layouts.hold(document);
        var layout = held.layout();
        var location = URI.create("/v1/posting-layouts/" + layout.code() + "/versions/" + layout.version());
        return held.replayed()
                ? Response.ok(view(layout)).header(Idempotency.REPLAYED, "true").build()
                : Response.created(location).entity(view(layout)).build();
    }

    @Override
    public Response getPostingLayout(String layoutCode, Integer layoutVersion) {
        return Response.ok(view(layouts.get(layoutCode, layoutVersion))).build();
    }

    @Override
    public Response listPostingLayouts(@Nullable String cursor, Integer limit) {
        var page = layouts.list(cursor, limit);
        return Links.page(new PostingLayoutPage().items(page.map(this::view)).next(page.next()), page.next(), uri);
    }

    private PostingLayout view(HeldLayout layout) {
        return new PostingLayout()
                .id(layout.id())
                .contentHash(layout.contentHash())
                .document(layouts.document(layout))
                .recordedAt(layout.recordedAt().atOffset(ZoneOffset.UTC))
                .recordedBy(layout.recordedBy());
    }
}
