package org.grantsuite.reporting.pages;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
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
import org.grantsuite.reporting.allocationclient.AllocationRecords;
import org.grantsuite.reporting.allocationclient.model.AwardRecovery;
import org.grantsuite.reporting.allocationclient.model.Plan;
import org.grantsuite.reporting.api.DepartmentReturnsApi;
import org.grantsuite.reporting.api.model.DepartmentReturnPage;
import org.grantsuite.reporting.api.model.DepartmentReturnSummary;
import org.grantsuite.reporting.grantclient.EditionsInForce;
import org.grantsuite.reporting.grantclient.GrantRecords;
import org.grantsuite.reporting.grantclient.Pages;
import org.grantsuite.reporting.grantclient.model.Deadline;
import org.grantsuite.reporting.grantclient.model.Decision;
import org.grantsuite.reporting.grantclient.model.Grant;
import org.grantsuite.reporting.grantclient.model.Instalment;
import org.grantsuite.reporting.grantclient.model.JournalKind;
import org.grantsuite.reporting.grantclient.model.LedgerPosition;
import org.grantsuite.reporting.grantclient.model.PotCommitment;
import org.grantsuite.reporting.grantclient.model.Receipt;
import org.grantsuite.reporting.grantclient.model.RepaymentNotice;
import org.grantsuite.reporting.grantclient.model.Settlement;
import org.jspecify.annotations.Nullable;

/** A grant's thread, from its determination to its settlement; each figure leads on to what it is made of. */
@Path("/pages/{council}/grants/{grantId}")
@Authenticated
@Blocking
@Produces(MediaType.TEXT_HTML)
public class GrantPageResource {
    private static final int ROWS = 50;
    private final Desk desk;
    private final GrantRecords grants;
    private final EditionsInForce editions;
    private final AllocationRecords allocation;
    private final DepartmentReturnsApi returns;

    GrantPageResource(
            Desk desk,
            GrantRecords grants,
            EditionsInForce editions,
            AllocationRecords allocation,
            DepartmentReturnsApi returns) {
        this.desk = desk;
        this.grants = grants;
        this.editions = editions;
        this.allocation = allocation;
        this.returns = returns;
    }

    /** A reporting point, in the words of the edition that rules it. */
    @TemplateData
    public record Point(String code, String label) {}

    /** What the edition asks, what was granted, decided and is due. */
    @TemplateData
    public record Papers(
            Grant grant,
            List<Instalment> instalments,
            List<Receipt> receipts,
            List<Decision> decisions,
            List<Deadline> deadlines,
            List<Point> points) {}

    /** Where the money is. */
    @TemplateData
    public record Books(
            LedgerPosition position,
            PotCommitment commitment,
            Money uncommitted,
            List<RepaymentNotice> notices,
            Settlement settlement) {}

    /**
     * What the page shows.
     *
     * @param plans null where the role may not see plans, and so on for what follows
     */
    @TemplateData
    public record View(
            Papers papers,
            Books books,
            Chart chart,
            @Nullable List<Plan> plans,
            @Nullable List<AwardRecovery> recoveries,
            @Nullable List<DepartmentReturnSummary> returns) {}

    @GET
    public TemplateInstance show(@PathParam("grantId") UUID grantId) {
        var grant = grants.grant(grantId);
        var papers = new Papers(
                grant,
                grants.instalments(grantId),
                grants.receipts(grantId),
                grants.decisions(grantId),
                grants.deadlines(grantId),
                points(grantId));
        var position = grants.balances(grantId).getPosition();
        var commitments = grants.commitments(grantId);
        var books = new Books(
                position,
                commitments.getTotal(),
                commitments.getUncommitted(),
                grants.repaymentNotices(grantId),
                grants.settlement(grantId));
        var view = new View(
                papers,
                books,
                Chart.of("money", "Where the grant's money is", bars(grant, position)),
                desk.ifAllowed(() -> allocation.plans(grantId)).orElse(null),
                desk.ifAllowed(() -> allocation.recoveries(grantId)).orElse(null),
                desk.ifAllowed(() -> returnsOf(grantId)).orElse(null));
        return desk.page("grant", desk.shell(grant.getName(), desk.grants())).data("view", view);
    }

    private static Map<String, Money> bars(Grant grant, LedgerPosition position) {
        Map<String, Money> bars = new LinkedHashMap<>();
        bars.put("Allocated", grant.getAllocation());
        bars.put("Received", position.getReceived());
        bars.put("Transferred to providers", position.getTransferred());
        bars.put("Spent directly", position.getDirect());
        bars.put("Administration", position.getAdmin());
        bars.put("Recovered", position.getRecovered());
        bars.put("Repaid", position.getRepaid());
        bars.put("Still held", position.getHeld());
        return bars;
    }

    private List<Point> points(UUID grantId) {
        return editions.points(grantId).stream()
                .map(rules -> new Point(
                        rules.template().reportingPoint(), rules.template().label()))
                .toList();
    }

    private List<DepartmentReturnSummary> returnsOf(UUID grantId) {
        return Pages.all(cursor -> {
            var page = desk.read(
                    returns.listDepartmentReturns(grantId, null, null, cursor, Pages.LIMIT),
                    DepartmentReturnPage.class);
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
    }

    @GET
    @Path("journals")
    public TemplateInstance journals(
            @PathParam("grantId") UUID grantId,
            @QueryParam("kind") @Nullable JournalKind kind,
            @QueryParam("after") @Nullable String cursor) {
        var page = grants.journals(grantId, kind, cursor, ROWS);
        return desk.page("journals", shell(grantId, "Journals"))
                .data("page", page)
                .data("kind", kind)
                .data("grantId", grantId);
    }

    @GET
    @Path("journals/{journalId}")
    public TemplateInstance journal(@PathParam("grantId") UUID grantId, @PathParam("journalId") UUID journalId) {
        var journal = grants.journal(grantId, journalId).orElseThrow(NotFoundException::new);
        return desk.page("journal", shell(grantId, "Journal " + journal.getSequence()))
                .data("journal", journal)
                .data("grantId", grantId);
    }

    @GET
    @Path("direct-spend")
    public TemplateInstance directSpend(
            @PathParam("grantId") UUID grantId, @QueryParam("after") @Nullable String cursor) {
        return desk.page("directSpend", shell(grantId, "Direct spend"))
                .data("page", grants.directSpend(grantId, cursor, ROWS))
                .data("grantId", grantId);
    }

    @GET
    @Path("awards")
    public TemplateInstance awards(@PathParam("grantId") UUID grantId, @QueryParam("after") @Nullable String cursor) {
        return desk.page("awards", shell(grantId, "Awards"))
                .data("page", allocation.awards(grantId, cursor, ROWS))
                .data("grantId", grantId);
    }

    @GET
    @Path("payments")
    public TemplateInstance payments(@PathParam("grantId") UUID grantId, @QueryParam("after") @Nullable String cursor) {
        return desk.page("payments", shell(grantId, "Payments"))
                .data("page", allocation.payments(grantId, cursor, ROWS))
                .data("grantId", grantId);
    }

    private Shell shell(UUID grantId, String title) {
        var grant = grants.grant(grantId);
        return desk.shell(title, desk.grants(), desk.step(grant.getName(), "/grants/" + grantId));
    }
}
