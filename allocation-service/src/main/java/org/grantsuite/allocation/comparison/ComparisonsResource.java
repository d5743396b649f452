package org.grantsuite.allocation.comparison;

import static org.grantsuite.commons.identity.Roles.*;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.api.ComparisonsApi;
import org.grantsuite.allocation.api.model.ComparedPot;
import org.grantsuite.allocation.api.model.ComparedProvider;
import org.grantsuite.allocation.api.model.Comparison;
import org.grantsuite.allocation.api.model.PlanComparison;
import org.grantsuite.allocation.api.model.RunComparisonRequest;
import org.grantsuite.allocation.api.model.RunSide;
import org.grantsuite.allocation.run.RunOrders;
import org.grantsuite.allocation.run.RunProblem;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Require;

/** Comparisons over REST. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, PAYMENTS_RELEASER, FINANCE, AUDITOR, SERVICE})
public class ComparisonsResource implements ComparisonsApi {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";
    private final ComparisonService service;

    ComparisonsResource(ComparisonService service) {
        this.service = service;
    }

    @Override
    public Response compareRuns(RunComparisonRequest request) {
        return Response.ok(view(compared(request))).build();
    }

    @Override
    public Response downloadRunComparison(RunComparisonRequest request) {
        return csv(compared(request));
    }

    @Override
    public Response comparePlans(UUID leftPlanId, UUID rightPlanId) {
        var compared = service.plans(leftPlanId, rightPlanId);
        return Response.ok(new PlanComparison()
                        .pots(compared.pots().stream()
                                .map(pot -> new ComparedPot()
                                        .code(pot.code())
                                        .left(pot.left())
                                        .right(pot.right())
                                        .difference(pot.right().minus(pot.left())))
                                .toList())
                        .providers(view(compared.providers())))
                .build();
    }

    @Override
    public Response downloadPlanComparison(UUID leftPlanId, UUID rightPlanId) {
        return csv(service.plans(leftPlanId, rightPlanId).providers());
    }

    private Compared compared(RunComparisonRequest request) {
        return service.runs(side("left", request.getLeft()), side("right", request.getRight()));
    }

    private static ComparisonService.Side side(String name, RunSide given) {
        boolean stored = given.getRunId() != null;
        if (stored == (given.getOrder() != null)) {
            throw Refusal.of(RunProblem.RECIPE_INVALID, name + " is either a committed run or an order")
                    .at(name, "give runId or order");
        }
        if (stored && given.getPotAmount() != null) {
            throw Refusal.of(RunProblem.RUN_AMOUNT_ONLY_PREVIEWED, name + " is committed; its pot held what it held")
                    .at(name + ".potAmount", "give it with an order");
        }
        return new ComparisonService.Side(
                given.getRunId(),
                given.getOrder() == null ? null : RunOrders.read(given.getOrder()),
                given.getPotAmount() == null ? null : Require.positive(given.getPotAmount(), name + ".potAmount"));
    }

    private static Comparison view(Compared compared) {
        return new Comparison()
                .leftTotal(compared.leftTotal())
                .rightTotal(compared.rightTotal())
                .difference(compared.rightTotal().minus(compared.leftTotal()))
                .gainers(compared.count("GAINS"))
                .losers(compared.count("LOSES"))
                .unchanged(compared.count("SAME"))
                .gained(compared.sum("GAINS"))
                .lost(compared.sum("LOSES"))
                .largestGains(view(compared.largest("GAINS")))
                .largestLosses(view(compared.largest("LOSES")));
    }

    private static List<ComparedProvider> view(List<Compared.Row> rows) {
        return rows.stream()
                .map(row -> new ComparedProvider()
                        .providerId(row.providerId())
                        .providerName(row.providerName())
                        .left(Money.ofPence(row.left()))
                        .right(Money.ofPence(row.right()))
                        .difference(Money.ofPence(row.difference())))
                .toList();
    }

    private static Response csv(Compared compared) {
        StreamingOutput rows = output -> {
            OutputStreamWriter writer = new OutputStreamWriter(output, StandardCharsets.UTF_8);
            CsvWriter csv = CsvWriter.builder().build(writer);
            csv.writeRecord("provider_id", "provider_name", "left", "right", "difference", "outcome");
            for (Compared.Row row : compared.rows()) {
                csv.writeRecord(
                        safe(row.providerId()),
                        safe(row.providerName()),
                        Money.ofPence(row.left()).amount(),
                        Money.ofPence(row.right()).amount(),
                        Money.ofPence(row.difference()).amount(),
                        row.outcome());
            }
            csv.flush();
            writer.flush();
        };
        return Response.ok(rows, "text/csv")
                .header("Content-Disposition", "attachment; filename=\"comparison.csv\"")
                .build();
    }

    private static String safe(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
