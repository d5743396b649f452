package org.grantsuite.allocation.invoice;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.allocation.api.InvoiceLayoutsApi;
import org.grantsuite.allocation.api.model.InvoiceCoding;
import org.grantsuite.allocation.api.model.InvoiceCodingPage;
import org.grantsuite.allocation.api.model.InvoiceCodingRequest;
import org.grantsuite.allocation.api.model.InvoiceLayout;
import org.grantsuite.allocation.api.model.InvoiceLayoutDocument;
import org.grantsuite.allocation.api.model.InvoiceLayoutPage;
import org.grantsuite.allocation.api.model.InvoiceSegment;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.jspecify.annotations.Nullable;

/** Layouts and codings over REST. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, PAYMENTS_RELEASER, FINANCE, AUDITOR})
public class InvoiceLayoutsResource implements InvoiceLayoutsApi {
    private final InvoiceLayouts layouts;
    private final InvoiceCodings codings;
    private final Idempotency idempotency;
    private final UriInfo uri;

    InvoiceLayoutsResource(InvoiceLayouts layouts, InvoiceCodings codings, Idempotency idempotency, UriInfo uri) {
        this.layouts = layouts;
        this.codings = codings;
        this.idempotency = idempotency;
        this.uri = uri;
    }

    @Override
    @RolesAllowed(FINANCE)
    public Response createInvoiceLayout(InvoiceLayoutDocument document) {
        var taken = layouts.hold(document);
        InvoiceLayout layout = view(taken.layout());
        return taken.replayed()
                ? Response.ok(layout).header(Idempotency.REPLAYED, "true").build()
                : Response.created(URI.create(
                                "/v1/invoice-layouts/" + layout.getCode() + "/versions/" + layout.getVersion()))
                        .entity(layout)
                        .build();
    }

    @Override
    public Response listInvoiceLayouts(@Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "invoice-layouts").orElse(null);
        var found = layouts.page(after, limit + 1);
        String next = found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "invoice-layouts") : null;
        var items =
                found.stream().limit(limit).map(InvoiceLayoutsResource::view).toList();
        return Links.page(new InvoiceLayoutPage().items(items).next(next), next, uri);
    }

    @Override
    public Response getInvoiceLayout(String layoutCode, Integer layoutVersion) {
        return Response.ok(view(layouts.get(layoutCode, layoutVersion))).build();
    }

    @Override
    @RolesAllowed(FINANCE)
    public Response recordInvoiceCoding(UUID grantId, String idempotencyKey, InvoiceCodingRequest request) {
        Map<String, String> segments = new TreeMap<>();
        request.getSegments().forEach(segment -> segments.put(segment.getName(), segment.getCode()));
        return idempotency.once("recordInvoiceCoding/" + grantId, idempotencyKey, request, () -> {
            var coding = codings.record(grantId, request.getPotCode(), request.getValidFrom(), segments);
            return Response.created(URI.create("/v1/grants/" + grantId + "/invoice-codings"))
                    .entity(view(coding))
                    .build();
        });
    }

    @Override
    public Response listInvoiceCodings(UUID grantId, @Nullable String cursor, Integer limit) {
        UUID after = Cursor.decode(cursor, "invoice-codings", grantId).orElse(null);
        var found = codings.page(grantId, after, limit + 1);
        String next =
                found.size() > limit ? Cursor.encode(found.get(limit - 1).id(), "invoice-codings", grantId) : null;
        var items =
                found.stream().limit(limit).map(InvoiceLayoutsResource::view).toList();
        return Links.page(new InvoiceCodingPage().items(items).next(next), next, uri);
    }

    private static InvoiceLayout view(InvoiceLayouts.Held held) {
        return new InvoiceLayout()
                .id(held.id())
                .code(held.code())
                .version(held.version())
                .kind(held.kind())
                .contentHash(held.contentHash())
                .document(held.document())
                .heldBy(held.heldBy())
                .heldAt(held.heldAt());
    }

    private static InvoiceCoding view(InvoiceCodings.Coding coding) {
        List<InvoiceSegment> segments = coding.segments().entrySet().stream()
                .map(entry -> new InvoiceSegment().name(entry.getKey()).code(entry.getValue()))
                .toList();
        return new InvoiceCoding()
                .id(coding.id())
                .grantId(coding.grantId())
                .potCode(coding.potCode())
                .validFrom(coding.validFrom())
                .segments(segments)
                .recordedBy(coding.recordedBy())
                .recordedAt(coding.recordedAt());
    }
}
