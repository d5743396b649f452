package org.grantsuite.reporting.pages;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.api.ObligationsApi;
import org.grantsuite.reporting.api.ProviderReturnsApi;
import org.grantsuite.reporting.api.model.BlockedProviderList;
import org.grantsuite.reporting.api.model.Completeness;
import org.grantsuite.reporting.api.model.Obligation;
import org.grantsuite.reporting.api.model.ObligationPage;
import org.grantsuite.reporting.api.model.ProviderReturn;
import org.grantsuite.reporting.grantclient.GrantRecords;
import org.jspecify.annotations.Nullable;

/** Who owes what by when, and how complete a reporting point is (R36). */
@Path("/pages/{council}/grants/{grantId}/chasing/{point}")
@Authenticated
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ChasingPageResource {
    private static final int OBLIGATIONS = 50;
    private final Desk desk;
    private final GrantRecords grants;
    private final ObligationsApi obligations;
    private final ProviderReturnsApi providerReturns;

    ChasingPageResource(
            Desk desk, GrantRecords grants, ObligationsApi obligations, ProviderReturnsApi providerReturns) {
        this.desk = desk;
        this.grants = grants;
        this.obligations = obligations;
        this.providerReturns = providerReturns;
    }

    /**
     * What one provider owes for one location.
     *
     * @param spent of the return that came; null while none has
     */
    @TemplateData
    public record Owed(Obligation obligation, @Nullable Money spent) {
        /** A return that says nil is an answer; no return is none. */
        public boolean isNil() {
            return spent != null && spent.isZero();
        }
    }

    /** What the page shows; {@code blocked} only to whom may know whose payment waits. */
    @TemplateData
    public record View(
            UUID grantId,
            String point,
            Completeness completeness,
            Chart chart,
            List<Owed> owed,
            @Nullable String next,
            @Nullable BlockedProviderList blocked) {}

    @GET
    public TemplateInstance show(
            @PathParam("grantId") UUID grantId,
            @PathParam("point") String point,
            @QueryParam("after") @Nullable String cursor) {
        var grant = grants.grant(grantId);
        var completeness = desk.read(obligations.getCompleteness(grantId, point), Completeness.class);
        var page = desk.read(
                obligations.listObligations(grantId, point, null, null, cursor, OBLIGATIONS), ObligationPage.class);
        var view = new View(
                grantId,
                point,
                completeness,
                Chart.of("pounds", "Pounds paid, by whether they are reported on", bars(completeness)),
                page.getItems().stream().map(this::owed).toList(),
                page.getNext(),
                desk.ifAllowed(() -> desk.read(obligations.listBlockedProviders(grantId), BlockedProviderList.class))
                        .orElse(null));
        var shell = desk.shell(
                "Returns owed for " + point, desk.grants(), desk.step(grant.getName(), "/grants/" + grantId));
        return desk.page("chasing", shell).data("view", view);
    }

    private static Map<String, Money> bars(Completeness completeness) {
        var pounds = completeness.getByPounds();
        Map<String, Money> bars = new LinkedHashMap<>();
        bars.put("Paid", pounds.getPaid());
        bars.put("Reported and accepted", pounds.getMet());
        bars.put("Handed in, not yet accepted", pounds.getHandedIn());
        bars.put("Excused", pounds.getExcused());
        bars.put("Missing", pounds.getOutstanding());
        return bars;
    }

    private Owed owed(Obligation obligation) {
        var returnId = obligation.getProviderReturnId();
        return new Owed(
                obligation,
                returnId == null
                        ? null
                        : desk.read(providerReturns.getProviderReturn(returnId), ProviderReturn.class)
                                .getSpent());
    }
}
