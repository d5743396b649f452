package org.grantsuite.reporting.pages;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.reporting.allocationclient.AllocationRecords;
import org.grantsuite.reporting.allocationclient.model.Award;
import org.grantsuite.reporting.api.ObligationsApi;
import org.grantsuite.reporting.api.ProviderReturnImportsApi;
import org.grantsuite.reporting.api.ProviderReturnTemplatesApi;
import org.grantsuite.reporting.api.ProviderReturnWorkbooksApi;
import org.grantsuite.reporting.api.ProviderReturnsApi;
import org.grantsuite.reporting.api.model.Obligation;
import org.grantsuite.reporting.api.model.ObligationPage;
import org.grantsuite.reporting.api.model.ObligationState;
import org.grantsuite.reporting.api.model.ProviderReturn;
import org.grantsuite.reporting.api.model.ProviderReturnImport;
import org.grantsuite.reporting.api.model.ProviderReturnPage;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.grantclient.EditionsInForce;
import org.grantsuite.reporting.grantclient.GrantGateway;
import org.grantsuite.reporting.grantclient.GrantSummary;
import org.jspecify.annotations.Nullable;

/** A provider's own pages: what it was awarded and why, what it owes, and its returns, by form or by file. */
@Path("/pages/{council}/provider")
@RolesAllowed(Roles.PROVIDER)
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ProviderPageResource {
    private static final int LINES = 100;
    private final Desk desk;
    private final GrantGateway grants;
    private final EditionsInForce editions;
    private final AllocationRecords allocation;
    private final ObligationsApi obligations;
    private final ProviderReturnsApi returns;
    private final Intake intake;

    ProviderPageResource(
            Desk desk,
            GrantGateway grants,
            EditionsInForce editions,
            AllocationRecords allocation,
            ObligationsApi obligations,
            ProviderReturnsApi returns,
            Intake intake) {
        this.desk = desk;
        this.grants = grants;
        this.editions = editions;
        this.allocation = allocation;
        this.obligations = obligations;
        this.returns = returns;
        this.intake = intake;
    }

    /** The ways in for files. */
    @Singleton
    static class Intake {
        private final ProviderReturnTemplatesApi templates;
        private final ProviderReturnWorkbooksApi workbooks;
        private final ProviderReturnImportsApi imports;

        private final long maxBytes;
        private final long maxTextBytes;

        Intake(
                ProviderReturnTemplatesApi templates,
                ProviderReturnWorkbooksApi workbooks,
                ProviderReturnImportsApi imports,
                @ConfigProperty(name = "suite.limits.max-upload-bytes") long maxBytes,
                @ConfigProperty(name = "suite.limits.max-body-bytes") long maxTextBytes) {
            this.templates = templates;
            this.workbooks = workbooks;
            this.imports = imports;
            this.maxBytes = maxBytes;
            this.maxTextBytes = maxTextBytes;
        }
    }

    /** A grant the provider has part of. */
    @TemplateData
    public record Granted(GrantSummary grant, List<Award> awards) {}

    /** Part of a list, and where the next begins. */
    @TemplateData
    public record Part<T>(List<T> items, @Nullable String next) {}

    /** What the first page shows. */
    @TemplateData
    public record Home(Part<Granted> grants, Part<Obligation> owed, Part<ProviderReturn> handedIn) {}

    /** The form of one location. */
    @TemplateData
    public record Entry(
            Obligation owed,
            GrantSummary grant,
            ReturnTemplate template,
            SentForm form,
            List<ReturnForm.MeasureInput> measures,
            List<ReturnForm.Input> outputs,
            List<FormFault> faults) {

        /** What stands in an input: as it was sent, or as the council knows it. */
        public String value(String id) {
            return form.isSent() ? form.text(id) : id.equals("locationId") ? place() : "";
        }

        private String place() {
            var location = owed.getLocationId();
            return location == null ? owed.getProviderId() : location;
        }

        public boolean ticked(String id) {
            return form.ticked(id);
        }

        public @Nullable String faultOf(String id) {
            return faults.stream()
                    .filter(one -> one.field().equals(id))
                    .map(FormFault::message)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The page for files. */
    @TemplateData
    public record Upload(GrantSummary grant, ReturnTemplate template, List<FormFault> faults) {}

    /** Each list goes on by itself. What is still owed stands among what is owed; what has come, among what was handed in. */
    @GET
    public TemplateInstance home(
            @QueryParam("awards") @Nullable String awards,
            @QueryParam("owed") @Nullable String owed,
            @QueryParam("returns") @Nullable String handedIn) {
        var outstanding = desk.read(
                obligations.listObligations(null, null, null, ObligationState.OUTSTANDING, owed, LINES),
                ObligationPage.class);
        var sent = desk.read(returns.listProviderReturns(null, null, null, handedIn, LINES), ProviderReturnPage.class);
        var view = new Home(
                granted(awards),
                new Part<>(outstanding.getItems(), outstanding.getNext()),
                new Part<>(sent.getItems(), sent.getNext()));
        return desk.page("provider", desk.shell("Your grants")).data("view", view);
    }

    private Part<Granted> granted(@Nullable String cursor) {
        Map<UUID, List<Award>> byGrant = new TreeMap<>();
        var page = allocation.awards(null, cursor, LINES);
        page.getItems()
                .forEach(award -> byGrant.computeIfAbsent(award.getGrantId(), id -> new ArrayList<>())
                        .add(award));
        return new Part<>(
                byGrant.entrySet().stream()
                        .map(one -> new Granted(grants.grant(one.getKey()), one.getValue()))
                        .toList(),
                page.getNext());
    }

    @GET
    @Path("obligations/{obligationId}")
    public TemplateInstance form(@PathParam("obligationId") UUID obligationId) {
        var owed = owed(obligationId);
        return entry(owed, SentForm.empty(), UUID.randomUUID().toString(), List.of());
    }

    @POST
    @Path("obligations/{obligationId}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response handIn(@PathParam("obligationId") UUID obligationId) {
        var owed = owed(obligationId);
        var form = SentForm.current();
        var reading = new ReturnForm(form, template(owed.getGrantId(), owed.getReportingPoint()));
        var request = reading.request(owed);
        var faults = new ArrayList<>(reading.faults());
        if (faults.isEmpty()) {
            try {
                var location =
                        returns.submitProviderReturn(form.text("key"), request).getLocation();
                var id = location.getPath().substring(location.getPath().lastIndexOf('/') + 1);
                return Response.seeOther(URI.create(desk.address("/provider-returns/" + id)))
                        .build();
            } catch (Refusal refused) {
                faults.addAll(FormFault.of(refused, reading::inputOf));
            } catch (ConstraintViolationException invalid) {
                faults.addAll(FormFault.of(invalid, reading::inputOf));
            }
        }
        return Response.status(422)
                .entity(entry(owed, form, form.text("key"), faults))
                .build();
    }

    private TemplateInstance entry(Obligation owed, SentForm form, String key, List<FormFault> faults) {
        var template = template(owed.getGrantId(), owed.getReportingPoint());
        var inputs = new ReturnForm(form, template);
        var title = "Return for " + owed.getReportingPoint();
        var shell = desk.shell(faults.isEmpty() ? title : "Error: " + title, key, toHome());
        return desk.page("providerForm", shell)
                .data(
                        "view",
                        new Entry(
                                owed,
                                grants.grant(owed.getGrantId()),
                                template,
                                form,
                                inputs.measures(),
                                inputs.outputs(),
                                faults));
    }

    private Shell.Step toHome() {
        return desk.step("Your grants", "/provider");
    }

    @GET
    @Path("grants/{grantId}/{point}/upload")
    public TemplateInstance upload(
            @PathParam("grantId") UUID grantId,
            @PathParam("point") String point,
            @QueryParam("stored") @Nullable Integer stored) {
        return upload(grantId, point, UUID.randomUUID().toString(), List.of(), stored);
    }

    @GET
    @Path("grants/{grantId}/{point}/template.xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    public Response workbook(@PathParam("grantId") UUID grantId, @PathParam("point") String point) {
        return intake.templates.getProviderReturnTemplate(grantId, point, null);
    }

    @POST
    @Path("grants/{grantId}/{point}/upload")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response take(@PathParam("grantId") UUID grantId, @PathParam("point") String point) throws IOException {
        var form = SentForm.current();
        List<FormFault> faults;
        try {
            var file = form.file("file")
                    .orElseThrow(() -> Refusal.of(PageProblem.FILE_MISSING, "Choose the file you filled in"));
            var answer = take(grantId, point, form.text("key"), file);
            var rows = desk.read(answer, ProviderReturnImport.class).getRows();
            return Response.seeOther(URI.create(
                            desk.address("/provider/grants/" + grantId + "/" + point + "/upload?stored=" + rows)))
                    .build();
        } catch (Refusal refused) {
            if (refused.code().status() == 404) {
                throw refused;
            }
            faults = FormFault.of(refused, field -> "");
        }
        return Response.status(422)
                .entity(upload(grantId, point, UUID.randomUUID().toString(), faults, null))
                .build();
    }

    private Response take(UUID grantId, String point, String key, SentForm.SentFile file) throws IOException {
        boolean workbook = file.name().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        long most = workbook ? intake.maxBytes : intake.maxTextBytes;
        if (Files.size(file.path()) > most) {
            throw Refusal.of(
                    RequestProblem.BODY_TOO_LARGE, "The file has more than " + most + " bytes; send it in parts");
        }
        if (workbook) {
            return intake.workbooks.importProviderReturnWorkbook(
                    grantId, point, key, file.path().toFile(), false);
        }
        try {
            return intake.imports.importProviderReturns(
                    grantId, point, key, Files.readString(file.path(), StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw Refusal.of(RequestProblem.BODY_NOT_TEXT, "Save the file as UTF-8 text, or send the workbook");
        }
    }

    private TemplateInstance upload(
            UUID grantId, String point, String key, List<FormFault> faults, @Nullable Integer stored) {
        var template = template(grantId, point);
        var title = "Send a file for " + point;
        return desk.page("upload", desk.shell(faults.isEmpty() ? title : "Error: " + title, key, toHome()))
                .data("view", new Upload(grants.grant(grantId), template, faults))
                .data("stored", stored);
    }

    private Obligation owed(UUID obligationId) {
        return desk.read(obligations.getObligation(obligationId), Obligation.class);
    }

    /** By the same rules as the return is judged by when it comes (R46). */
    private ReturnTemplate template(UUID grantId, String point) {
        return editions.of(grantId, point, null)
                .map(EditionsInForce.PointRules::template)
                .orElseThrow(NotFoundException::new);
    }
}
