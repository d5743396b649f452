package org.grantsuite.reporting.pages;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.api.CertificatesApi;
import org.grantsuite.reporting.api.DepartmentReturnsApi;
import org.grantsuite.reporting.api.ReturnDetailsApi;
import org.grantsuite.reporting.api.model.Certificate;
import org.grantsuite.reporting.api.model.CertificateDeclining;
import org.grantsuite.reporting.api.model.DepartmentReturn;
import org.grantsuite.reporting.api.model.DepartmentReturnStatus;
import org.grantsuite.reporting.api.model.ReturnComparison;
import org.grantsuite.reporting.api.model.SignatureRequest;
import org.grantsuite.reporting.edition.Certification;
import org.grantsuite.reporting.grantclient.GrantGateway;
import org.jspecify.annotations.Nullable;

/** Certify, with what changed since the version before and since what was signed before. */
@Path("/pages/{council}/returns/{returnId}/certificate")
@Authenticated
@Blocking
@Produces(MediaType.TEXT_HTML)
public class CertificatePageResource {
    private final Desk desk;
    private final GrantGateway grants;
    private final DepartmentReturnsApi returns;
    private final ReturnDetailsApi details;
    private final CertificatesApi certificates;

    CertificatePageResource(
            Desk desk,
            GrantGateway grants,
            DepartmentReturnsApi returns,
            ReturnDetailsApi details,
            CertificatesApi certificates) {
        this.desk = desk;
        this.grants = grants;
        this.returns = returns;
        this.details = details;
        this.certificates = certificates;
    }

    /**
     * What the page shows.
     *
     * @param certificate null while nobody has signed
     * @param maySign whether the form is shown: the return is frozen and the person is a certifier
     */
    @TemplateData
    public record View(
            DepartmentReturn about,
            Certification certification,
            @Nullable Certificate certificate,
            ReturnComparison comparison,
            boolean maySign,
            Filled filled,
            List<FormFault> faults) {}

    /** What stands in the form. */
    @TemplateData
    public record Filled(boolean declines, String role, String statement, String reason) {}

    @GET
    public TemplateInstance show(@PathParam("returnId") UUID returnId) {
        return page(returnId, SentForm.empty(), UUID.randomUUID().toString(), List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(@PathParam("returnId") UUID returnId) {
        var form = SentForm.current();
        var faults = missing(form);
        if (faults.isEmpty()) {
            try {
                send(returnId, form);
                return Response.seeOther(URI.create(desk.address("/returns/" + returnId + "/certificate")))
                        .build();
            } catch (Refusal refused) {
                if (refused.code().status() == 404) {
                    throw refused;
                }
                faults.addAll(FormFault.of(refused, CertificatePageResource::input));
            } catch (ConstraintViolationException invalid) {
                faults.addAll(FormFault.of(invalid, CertificatePageResource::input));
            }
        }
        return Response.status(422)
                .entity(page(returnId, form, form.text("key"), faults))
                .build();
    }

    private void send(UUID returnId, SentForm form) {
        if (declines(form)) {
            certificates.declineCertificate(
                    returnId,
                    form.text("key"),
                    new CertificateDeclining()
                            .role(form.text("role"))
                            .reason(form.text("reason"))
                            .contentHash(form.text("contentHash")));
        } else {
            certificates.signDepartmentReturn(
                    returnId,
                    form.text("key"),
                    new SignatureRequest()
                            .role(form.text("role"))
                            .statement(form.text("statement"))
                            .contentHash(form.text("contentHash")));
        }
    }

    private static boolean declines(SentForm form) {
        return form.text("answer").equals("decline");
    }

    private static List<FormFault> missing(SentForm form) {
        var faults = new ArrayList<FormFault>();
        if (form.text("role").isEmpty()) {
            faults.add(new FormFault("role", "Choose the role you sign in"));
        }
        if (declines(form) && form.text("reason").isEmpty()) {
            faults.add(new FormFault("reason", "Say why you will not certify"));
        }
        if (!declines(form) && form.text("statement").isEmpty()) {
            faults.add(new FormFault("statement", "Write the statement you sign"));
        }
        return faults;
    }

    private static String input(String field) {
        return field.equals("contentHash") ? "" : field;
    }

    private TemplateInstance page(UUID returnId, SentForm form, String key, List<FormFault> faults) {
        var found = desk.read(returns.getDepartmentReturn(returnId), DepartmentReturn.class);
        var certification = grants.edition(found.getSchemeCode(), found.getEdition())
                .certification()
                .orElse(new Certification("", List.of(), Set.of(), 0, false));
        var view = new View(
                found,
                certification,
                desk.ifThere(() -> desk.read(certificates.getCertificate(returnId), Certificate.class))
                        .orElse(null),
                desk.read(details.compareDepartmentReturn(returnId), ReturnComparison.class),
                found.getStatus() == DepartmentReturnStatus.FROZEN
                        && found.getCertificationRequired()
                        && desk.caller().has(Roles.RETURNS_CERTIFIER),
                new Filled(
                        declines(form),
                        form.text("role"),
                        form.text("statement").isEmpty() && !declines(form)
                                ? certification.statement()
                                : form.text("statement"),
                        form.text("reason")),
                faults);
        var title = "Certificate of " + ReturnPageResource.title(found);
        return desk.page(
                        "certificate",
                        desk.shell(
                                faults.isEmpty() ? title : "Error: " + title,
                                key,
                                desk.grants(),
                                desk.step(String.valueOf(found.getGrantName()), "/grants/" + found.getGrantId()),
                                desk.step(ReturnPageResource.title(found), "/returns/" + returnId)))
                .data("view", view);
    }
}
