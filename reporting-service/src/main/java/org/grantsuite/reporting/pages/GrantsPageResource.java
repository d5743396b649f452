package org.grantsuite.reporting.pages;

import io.quarkus.qute.TemplateData;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.api.DepartmentReturnsApi;
import org.grantsuite.reporting.api.model.DepartmentReturn;
import org.grantsuite.reporting.api.model.DepartmentReturnPage;
import org.grantsuite.reporting.api.model.DepartmentReturnStatus;
import org.grantsuite.reporting.api.model.DepartmentReturnSummary;
import org.grantsuite.reporting.grantclient.GrantRecords;
import org.grantsuite.reporting.grantclient.model.GrantRegisterEntry;
import org.jspecify.annotations.Nullable;

/** The council's grants at a glance. */
@Path("/pages/{council}")
@Authenticated
@Blocking
@Produces(MediaType.TEXT_HTML)
public class GrantsPageResource {
    private static final int GRANTS = 25;
    private final Desk desk;
    private final GrantRecords grants;
    private final DepartmentReturnsApi returns;

    GrantsPageResource(Desk desk, GrantRecords grants, DepartmentReturnsApi returns) {
        this.desk = desk;
        this.grants = grants;
        this.returns = returns;
    }

    /**
     * A grant in one line.
     *
     * @param reported spend of the return that was sent last; null where none was, or the role may not see returns
     */
    @TemplateData
    public record Line(
            GrantRegisterEntry grant,
            Money committed,
            @Nullable Money reported) {}

    /** What the page shows. */
    @TemplateData
    public record View(
            List<Line> lines,
            Chart chart,
            Totals totals,
            boolean returnsShown,
            @Nullable String next) {}

    /** Of the grants on the page. */
    @TemplateData
    public record Totals(Money allocation, Money received, Money committed, Money paid, Money reported, Money atRisk) {
        static Totals of(List<Line> lines) {
            return new Totals(
                    sum(lines, line -> line.grant().getAllocation()),
                    sum(lines, line -> line.grant().getReceived()),
                    sum(lines, Line::committed),
                    sum(lines, line -> line.grant().getSpent()),
                    sum(lines, line -> Objects.requireNonNullElse(line.reported(), Money.ZERO)),
                    sum(lines, line -> line.grant().getAtRisk()));
        }

        private static Money sum(List<Line> lines, Function<Line, Money> part) {
            return lines.stream().map(part).reduce(Money.ZERO, Money::plus);
        }

        Map<String, Money> bars() {
            Map<String, Money> bars = new LinkedHashMap<>();
            bars.put("Allocated", allocation);
            bars.put("Received", received);
            bars.put("Committed", committed);
            bars.put("Paid out", paid);
            bars.put("Reported as spent", reported);
            bars.put("At risk", atRisk);
            return bars;
        }
    }

    @GET
    public Response show(@QueryParam("after") @Nullable String cursor) {
        if (desk.isProvider()) {
            return Response.seeOther(URI.create(desk.address("/provider"))).build();
        }
        var register = grants.register(cursor, GRANTS);
        var summaries = desk.ifAllowed(
                () -> returns.listDepartmentReturns(null, null, DepartmentReturnStatus.SUBMITTED, null, 1));
        var lines = register.getItems().stream()
                .map(grant -> new Line(
                        grant,
                        grants.commitments(grant.getGrantId()).getTotal().getTotal(),
                        summaries.isPresent() ? reported(grant.getGrantId()) : null))
                .toList();
        var totals = Totals.of(lines);
        var view = new View(
                lines,
                Chart.of("money", "Where the money of these grants stands", totals.bars()),
                totals,
                summaries.isPresent(),
                register.getNext());
        return Response.ok(desk.page("grants", desk.shell("Grants at a glance")).data("view", view))
                .build();
    }

    private @Nullable Money reported(UUID grantId) {
        return desk
                .read(
                        returns.listDepartmentReturns(grantId, null, DepartmentReturnStatus.SUBMITTED, null, 100),
                        DepartmentReturnPage.class)
                .getItems()
                .stream()
                .max(Comparator.comparing(DepartmentReturnSummary::getPeriodTo)
                        .thenComparing(DepartmentReturnSummary::getRevision))
                .map(last -> desk.read(returns.getDepartmentReturn(last.getId()), DepartmentReturn.class)
                        .getTotals()
                        .getCertifiedSpend())
                .orElse(null);
    }
}
