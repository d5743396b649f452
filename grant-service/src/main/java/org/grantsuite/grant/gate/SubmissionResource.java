package org.grantsuite.grant.gate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.commons.problem.Require;
import org.grantsuite.grant.access.Access;
import org.grantsuite.grant.api.SubmissionsApi;
import org.grantsuite.grant.api.model.SubmissionPage;
import org.grantsuite.grant.api.model.SubmissionRequest;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.gate.Submission.Told;
import org.jspecify.annotations.Nullable;

@RolesAllowed(Access.READER)
public class SubmissionResource implements SubmissionsApi {
    private final GateService gates;
    private final Chronicle chronicle;
    private final UriInfo uri;

    SubmissionResource(GateService gates, Chronicle chronicle, UriInfo uri) {
        this.gates = gates;
        this.chronicle = chronicle;
        this.uri = uri;
    }

    @Override
    @RolesAllowed({Roles.SERVICE, Roles.RETURNS_CERTIFIER, Roles.GRANTS_OFFICER})
    public Response recordSubmission(UUID grantId, SubmissionRequest request) {
        var recorded = gates.record(told(grantId, request));
        var body = GateViews.submission(recorded.submission(), gates.instalments(grantId, chronicle.today()));
        return recorded.replayed()
                ? Response.ok(body).header(Idempotency.REPLAYED, "true").build()
                : Response.created(URI.create("/v1/grants/" + grantId + "/submissions"))
                        .entity(body)
                        .build();
    }

    private static Told told(UUID grantId, SubmissionRequest request) {
        var given = request.getAcknowledgement();
        return new Told(
                grantId,
                request.getReportingPoint(),
                request.getDepartmentReturnId(),
                request.getVersion(),
                request.getChannel(),
                micros(request.getSentAt()),
                request.getFileName(),
                request.getFileHash(),
                given == null ? null : new Acknowledgement(given.getReference(), micros(given.getAcknowledgedAt())),
                request.getEstimatedCost() == null
                        ? null
                        : Require.positive(request.getEstimatedCost(), "estimatedCost"),
                request.getSubmittedBy());
    }

    /** As exact as the database keeps it, so that the same moment told again is the same. */
    private static Instant micros(OffsetDateTime moment) {
        return moment.toInstant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Response listSubmissions(UUID grantId, @Nullable String cursor, Integer limit) {
        var page = gates.list(grantId, cursor, limit);
        var instalments = gates.instalments(grantId, chronicle.today());
        var body = new SubmissionPage()
                .items(page.map(one -> GateViews.submission(one, instalments)))
                .next(page.next());
        return Links.page(body, page.next(), uri);
    }
}
