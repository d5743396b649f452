package org.grantsuite.reporting.programme.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Links;
import org.grantsuite.reporting.api.ProgrammesApi;
import org.grantsuite.reporting.api.model.ProgrammeDocument;
import org.grantsuite.reporting.programme.ProgrammeService;
import org.grantsuite.reporting.programme.ProgrammeVersion;
import org.grantsuite.reporting.programme.domain.MatchReading;
import org.grantsuite.reporting.programme.domain.OutcomeReading;
import org.grantsuite.reporting.programme.domain.OutcomeReading.OutcomeFigure;
import org.grantsuite.reporting.programme.domain.ProgrammeReading;
import org.grantsuite.reporting.programme.domain.ProgrammeReading.SheetHeadline;
import org.grantsuite.reporting.programme.domain.ProgrammeReading.SheetTotal;
import org.grantsuite.reporting.programme.domain.ProgrammeSheet;
import org.grantsuite.reporting.programme.domain.ProgrammeSheet.OutcomeKind;
import org.grantsuite.reporting.programme.domain.SheetRow;
import org.jspecify.annotations.Nullable;

/** Programmes that are not a department's formula grant. */
@RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.FINANCE, Roles.AUDITOR})
public class ProgrammeResource implements ProgrammesApi {

    private final ProgrammeService programmes;
    private final Idempotency idempotency;
    private final ObjectMapper mapper;
    private final UriInfo uri;

    ProgrammeResource(ProgrammeService programmes, Idempotency idempotency, ObjectMapper mapper, @Context UriInfo uri) {
        this.programmes = programmes;
        this.idempotency = idempotency;
        this.mapper = mapper;
        this.uri = uri;
    }

    record Page(List<ProgrammeVersion> items, @Nullable String next) {}

    record HeadlineSheet(ProgrammeVersion version, List<SheetHeadline> headlines, List<SheetTotal> totals) {}

    record MatchFundingSheet(ProgrammeVersion version, List<MatchReading.MatchFundFigures> funds) {}

    record OutcomeSheet(
            ProgrammeVersion version,
            List<OutcomeFigure> outputs,
            List<OutcomeFigure> outcomes,
            List<OutcomeFigure> systemChange) {}

    record PublicSheet(
            String name,
            String funder,
            int suppressBelow,
            List<SheetHeadline> headlines,
            List<SheetRow> rows,
            List<OutcomeFigure> outputs,
            List<OutcomeFigure> outcomes,
            List<OutcomeFigure> systemChange) {}

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER})
    public Response recordProgramme(String idempotencyKey, ProgrammeDocument document) {
        return idempotency.once("recordProgramme", idempotencyKey, document, () -> {
            var version = programmes.record(mapper.convertValue(document, ProgrammeSheet.class));
            return Response.created(URI.create("/v1/programmes/" + version.code() + "?version=" + version.version()))
                    .entity(version)
                    .build();
        });
    }

    @Override
    public Response listProgrammes(@Nullable String cursor, Integer limit) {
        var found = programmes.list(Cursor.decode(cursor, "programmes"), limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() <= limit
                ? null
                : Cursor.encode(shown.get(limit - 1).id(), "programmes");
        return Links.page(new Page(shown, next), next, uri);
    }

    @Override
    public Response getProgramme(String programmeCode, @Nullable Integer version) {
        return Response.ok(programmes.get(programmeCode, version)).build();
    }

    @Override
    public Response getProgrammeHeadlines(String programmeCode, @Nullable Integer version) {
        var found = programmes.get(programmeCode, version);
        var reading = new ProgrammeReading(found.document());
        return Response.ok(new HeadlineSheet(found.version(), reading.headlines(), reading.totals()))
                .build();
    }

    @Override
    public Response getMatchFunding(String programmeCode, @Nullable Integer version) {
        var found = programmes.get(programmeCode, version);
        return Response.ok(new MatchFundingSheet(found.version(), new MatchReading(found.document()).funds()))
                .build();
    }

    @Override
    public Response getProgrammeOutcomes(String programmeCode, @Nullable Integer version) {
        var found = programmes.get(programmeCode, version);
        var reading = new OutcomeReading(found.document());
        return Response.ok(new OutcomeSheet(
                        found.version(),
                        reading.of(OutcomeKind.OUTPUT),
                        reading.of(OutcomeKind.OUTCOME),
                        reading.of(OutcomeKind.SYSTEM_CHANGE)))
                .build();
    }

    @Override
    public Response getPublicProgrammeSheet(String programmeCode, @Nullable Integer version) {
        var document = programmes.get(programmeCode, version).document();
        var reading = new ProgrammeReading(document);
        var outcomes = new OutcomeReading(document);
        return Response.ok(new PublicSheet(
                        document.name(),
                        document.funder(),
                        document.threshold(),
                        reading.publicHeadlines(),
                        reading.publicRows(),
                        outcomes.publicOf(OutcomeKind.OUTPUT),
                        outcomes.publicOf(OutcomeKind.OUTCOME),
                        outcomes.publicOf(OutcomeKind.SYSTEM_CHANGE)))
                .build();
    }
}
