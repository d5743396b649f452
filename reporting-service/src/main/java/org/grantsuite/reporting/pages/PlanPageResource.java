package org.grantsuite.reporting.pages;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.grantsuite.reporting.allocationclient.AllocationRecords;
import org.grantsuite.reporting.grantclient.GrantRecords;
import org.jspecify.annotations.Nullable;

/** A plan with what its percentages give exactly beside what was stated, its runs line by line, and an award's reasons. */
@Path("/pages/{council}")
@Authenticated
@Blocking
@Produces(MediaType.TEXT_HTML)
public class PlanPageResource {
    private static final int LINES = 100;
    private final Desk desk;
    private final GrantRecords grants;
    private final AllocationRecords allocation;

    PlanPageResource(Desk desk, GrantRecords grants, AllocationRecords allocation) {
        this.desk = desk;
        this.grants = grants;
        this.allocation = allocation;
    }

    @GET
    @Path("plans/{planId}")
    public TemplateInstance plan(@PathParam("planId") UUID planId) {
        var plan = allocation.plan(planId);
        return desk.page("plan", desk.shell(plan.getName(), desk.grants(), grant(plan.getGrantId())))
                .data("plan", plan)
                .data("runs", allocation.runs(planId));
    }

    @GET
    @Path("runs/{runId}")
    public TemplateInstance run(@PathParam("runId") UUID runId, @QueryParam("after") @Nullable String cursor) {
        var run = allocation.run(runId);
        var plan = allocation.plan(run.getPlanId());
        var shell = desk.shell(
                "Run of pot " + run.getPotCode(),
                desk.grants(),
                grant(plan.getGrantId()),
                desk.step(plan.getName(), "/plans/" + plan.getId()));
        return desk.page("run", shell).data("run", run).data("page", allocation.runLines(runId, cursor, LINES));
    }

    /** For the council's people and, of its own, for a provider. */
    @GET
    @Path("awards/{awardId}")
    public TemplateInstance award(@PathParam("awardId") UUID awardId) {
        var award = allocation.award(awardId);
        var shell = desk.isProvider()
                ? desk.shell("Award to " + award.getProviderName(), desk.step("Your grants", "/provider"))
                : desk.shell("Award to " + award.getProviderName(), desk.grants(), grant(award.getGrantId()));
        return desk.page("award", shell).data("award", award).data("lines", allocation.explanation(awardId));
    }

    @GET
    @Path("awards/{awardId}/letter")
    @Produces("application/pdf")
    public Response letter(@PathParam("awardId") UUID awardId) {
        return Response.ok(allocation.letter(awardId))
                .header("Content-Disposition", "attachment; filename=\"award-" + awardId + ".pdf\"")
                .build();
    }

    private Shell.Step grant(UUID grantId) {
        return desk.step(grants.grant(grantId).getName(), "/grants/" + grantId);
    }
}
