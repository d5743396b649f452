package org.grantsuite.reporting.policy;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.reporting.api.ReportingPoliciesApi;
import org.grantsuite.reporting.api.model.ReminderRung;
import org.grantsuite.reporting.api.model.ReportingPolicyRequest;
import org.grantsuite.reporting.api.model.RiskPoints;
import org.jspecify.annotations.Nullable;

/** The council's policy over HTTP, and whether this installation mails and scans at all. */
public class ReportingPolicyResource implements ReportingPoliciesApi {

    private final PolicyService service;
    private final boolean mails;
    private final boolean scans;

    ReportingPolicyResource(
            PolicyService service,
            @ConfigProperty(name = "reporting.mail.enabled") boolean mails,
            @ConfigProperty(name = "reporting.scanner.enabled") boolean scans) {
        this.service = service;
        this.mails = mails;
        this.scans = scans;
    }

    @Override
    @RolesAllowed({Roles.GRANTS_OFFICER, Roles.RETURNS_PREPARER, Roles.RETURNS_CERTIFIER, Roles.FINANCE, Roles.AUDITOR})
    public Response getReportingPolicy() {
        return answer(service.get());
    }

    @Override
    @RolesAllowed(Roles.GRANTS_OFFICER)
    public Response putReportingPolicy(ReportingPolicyRequest request, @Nullable String ifMatch) {
        var rungs = request.getLadder().stream()
                .map(rung -> new ReportingPolicy.Rung(rung.getWorkingDaysBefore(), rung.getTell()))
                .toList();
        return answer(service.put(
                ifMatch,
                new ReportingPolicy(
                        request.getDueWorkingDaysBefore(),
                        rungs,
                        request.getLateConsequence(),
                        request.getMissingBlocksNextInstalment(),
                        request.getRetentionYears(),
                        points(request.getRiskPoints()))));
    }

    private static ReportingPolicy.RiskPoints points(RiskPoints given) {
        return new ReportingPolicy.RiskPoints(
                given.getLate(),
                given.getCorrected(),
                given.getQueried(),
                given.getDisallowed(),
                given.getWarning(),
                given.getWithoutEvidence(),
                given.getPerTenThousandPounds());
    }

    private Response answer(PolicyInForce inForce) {
        var policy = inForce.policy();
        var at = inForce.recordedAt();
        var view = new org.grantsuite.reporting.api.model.ReportingPolicy()
                .dueWorkingDaysBefore(policy.dueWorkingDaysBefore())
                .ladder(policy.ladder().stream()
                        .map(rung -> new ReminderRung()
                                .workingDaysBefore(rung.workingDaysBefore())
                                .tell(rung.tell()))
                        .toList())
                .lateConsequence(policy.lateConsequence())
                .missingBlocksNextInstalment(policy.missingBlocksNextInstalment())
                .retentionYears(policy.retentionYears())
                .riskPoints(view(policy.riskPoints()))
                .configuredDefault(inForce.configuredDefault())
                .email(org.grantsuite.reporting.api.model.ReportingPolicy.EmailEnum.fromValue(mails ? "ON" : "OFF"))
                .scanner(org.grantsuite.reporting.api.model.ReportingPolicy.ScannerEnum.fromValue(scans ? "ON" : "OFF"))
                .recordedBy(inForce.recordedBy())
                .recordedAt(at == null ? null : at.atOffset(ZoneOffset.UTC))
                .version(inForce.version());
        return Response.ok(view).tag(Versions.tag(inForce.version())).build();
    }

    /** Also told with a sample, which was drawn by them. */
    public static RiskPoints view(ReportingPolicy.RiskPoints points) {
        return new RiskPoints()
                .late(points.late())
                .corrected(points.corrected())
                .queried(points.queried())
                .disallowed(points.disallowed())
                .warning(points.warning())
                .withoutEvidence(points.withoutEvidence())
                .perTenThousandPounds(points.perTenThousandPounds());
    }
}
