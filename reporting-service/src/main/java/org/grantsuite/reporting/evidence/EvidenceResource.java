package org.grantsuite.reporting.evidence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.web.Uploads;
import org.grantsuite.reporting.api.EvidenceApi;
import org.grantsuite.reporting.api.model.EvidenceDisposalRequest;
import org.grantsuite.reporting.api.model.EvidencePage;
import org.jspecify.annotations.Nullable;

/** Files that prove a figure. */
@RolesAllowed({
    Roles.PROVIDER,
    Roles.GRANTS_OFFICER,
    Roles.RETURNS_PREPARER,
    Roles.RETURNS_CERTIFIER,
    Roles.FINANCE,
    Roles.AUDITOR
})
public class EvidenceResource implements EvidenceApi {

    private final EvidenceService service;
    private final Examination examination;
    private final Idempotency idempotency;
    private final CurrentCouncil council;
    private final CouncilScope scope;
    private final UriInfo uri;

    EvidenceResource(
            EvidenceService service,
            Examination examination,
            Idempotency idempotency,
            CurrentCouncil council,
            CouncilScope scope,
            @Context UriInfo uri) {
        this.service = service;
        this.examination = examination;
        this.idempotency = idempotency;
        this.council = council;
        this.scope = scope;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.PROVIDER, Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER, Roles.FINANCE})
    public Response uploadEvidence(
            UUID grantId,
            String reference,
            String fileName,
            String idempotencyKey,
            File body,
            @Nullable String providerId,
            @Nullable String description) {
        service.requireOwn(providerId);
        var upload = Uploads.of(body);
        var label = new EvidenceService.Label(grantId, providerId, reference, fileName, description);
        var examined = examination.examine(upload, fileName);
        return idempotency.once("uploadEvidence", idempotencyKey, request(label, upload), () -> {
            var kept = service.keep(label, examined);
            return Response.created(URI.create("/v1/evidence/" + kept.id()))
                    .entity(view(kept))
                    .build();
        });
    }

    private static Map<String, Object> request(EvidenceService.Label label, Uploads.Upload upload) {
        Map<String, Object> request = new TreeMap<>(Map.of(
                "grantId", label.grantId(),
                "reference", label.reference(),
                "fileName", label.fileName(),
                "file", upload.sha256()));
        request.put("providerId", String.valueOf(label.providerId()));
        request.put("description", String.valueOf(label.description()));
        return request;
    }

    @Override
    public Response listEvidence(
            @Nullable UUID grantId,
            @Nullable String providerId,
            @Nullable String reference,
            @Nullable String cursor,
            Integer limit) {
        var after = Cursor.decode(cursor, "evidence", grantId, providerId, reference);
        var filter = new EvidenceFilter(grantId, providerId == null ? null : Set.of(providerId), reference);
        var found = service.list(filter, after, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() <= limit
                ? null
                : Cursor.encode(shown.get(limit - 1).id(), "evidence", grantId, providerId, reference);
        var page = new EvidencePage()
                .items(shown.stream().map(this::view).toList())
                .next(next);
        return Links.page(page, next, uri);
    }

    @Override
    public Response getEvidence(UUID evidenceId) {
        return Response.ok(view(service.get(evidenceId))).build();
    }

    @Override
    public Response getEvidenceContent(UUID evidenceId) {
        var found = service.withContent(evidenceId);
        var code = council.code();
        StreamingOutput bytes = to -> write(found.id(), code, to);
        return Response.ok(bytes, "application/octet-stream")
                .header("X-File-SHA256", found.contentHash())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Length", found.sizeBytes())
                .header("Content-Disposition", "attachment; filename=\"" + found.fileName() + "\"")
                .build();
    }

    /** Piece by piece, each in a transaction of its own: a slow reader holds no connection. */
    private void write(UUID id, String code, OutputStream to) throws IOException {
        int position = 0;
        for (var piece = piece(id, code, position); piece.isPresent(); piece = piece(id, code, position)) {
            to.write(piece.get());
            position++;
        }
    }

    private Optional<byte[]> piece(UUID id, String code, int position) {
        return scope.call(code, () -> QuarkusTransaction.requiringNew().call(() -> service.piece(id, position)));
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response disposeOfEvidence(UUID evidenceId, String idempotencyKey, EvidenceDisposalRequest request) {
        return idempotency.once(
                "disposeOfEvidence/" + evidenceId,
                idempotencyKey,
                request,
                () -> Response.ok(view(service.dispose(evidenceId, request.getReason())))
                        .build());
    }

    private org.grantsuite.reporting.api.model.Evidence view(Evidence from) {
        return EvidenceViews.view(from, service.sameContent(from));
    }
}
