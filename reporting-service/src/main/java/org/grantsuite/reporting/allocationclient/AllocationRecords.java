package org.grantsuite.reporting.allocationclient;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.grantsuite.commons.client.SiblingProblems;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.reporting.allocationclient.api.AwardLifecycleApi;
import org.grantsuite.reporting.allocationclient.api.AwardsApi;
import org.grantsuite.reporting.allocationclient.api.PaymentsApi;
import org.grantsuite.reporting.allocationclient.api.PlansApi;
import org.grantsuite.reporting.allocationclient.api.RecoveriesApi;
import org.grantsuite.reporting.allocationclient.api.RunsApi;
import org.grantsuite.reporting.allocationclient.model.Award;
import org.grantsuite.reporting.allocationclient.model.AwardPage;
import org.grantsuite.reporting.allocationclient.model.AwardRecovery;
import org.grantsuite.reporting.allocationclient.model.PaymentPage;
import org.grantsuite.reporting.allocationclient.model.Plan;
import org.grantsuite.reporting.allocationclient.model.Run;
import org.grantsuite.reporting.allocationclient.model.RunLine;
import org.grantsuite.reporting.allocationclient.model.RunLinePage;
import org.grantsuite.reporting.grantclient.Pages;
import org.grantsuite.reporting.grantclient.SiblingProblem;
import org.jspecify.annotations.Nullable;

/** allocation-service's records as it tells them to the person who looks: what the pages show is its own words. */
@ApplicationScoped
public class AllocationRecords {

    private static final String SIBLING = "allocation-service";

    private final PlansApi plans;
    private final RunsApi runs;
    private final AwardsApi awards;
    private final AwardLifecycleApi letters;
    private final PaymentsApi payments;
    private final RecoveriesApi recoveries;

    AllocationRecords(
            @RestClient PlansApi plans,
            @RestClient RunsApi runs,
            @RestClient AwardsApi awards,
            @RestClient AwardLifecycleApi letters,
            @RestClient PaymentsApi payments,
            @RestClient RecoveriesApi recoveries) {
        this.plans = plans;
        this.runs = runs;
        this.awards = awards;
        this.letters = letters;
        this.payments = payments;
        this.recoveries = recoveries;
    }

    public List<Plan> plans(UUID grantId) {
        return Pages.all(cursor -> {
            var page = read(() -> plans.listPlans(grantId, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
    }

    public Plan plan(UUID planId) {
        return read(() -> plans.getPlan(planId));
    }

    public List<Run> runs(UUID planId) {
        return Pages.all(cursor -> {
            var page = read(() -> runs.listRuns(planId, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
    }

    public Run run(UUID runId) {
        return read(() -> runs.getRun(runId));
    }

    public RunLinePage runLines(UUID runId, @Nullable String cursor, int limit) {
        return read(() -> runs.listRunLines(runId, cursor, limit));
    }

    /** Those the caller may see: a provider its own. */
    public AwardPage awards(@Nullable UUID grantId, @Nullable String cursor, int limit) {
        return read(() -> awards.listAwards(grantId, null, null, cursor, limit));
    }

    public Award award(UUID awardId) {
        return read(() -> awards.getAward(awardId));
    }

    /** Why the award is what it is: the run's lines it was made of. */
    public List<RunLine> explanation(UUID awardId) {
        return read(() -> awards.listAwardRunLines(awardId)).getItems();
    }

    public File letter(UUID awardId) {
        return read(() -> letters.downloadAwardLetter(awardId));
    }

    public PaymentPage payments(UUID grantId, @Nullable String cursor, int limit) {
        return read(() -> payments.listPayments(grantId, null, null, cursor, limit));
    }

    public List<AwardRecovery> recoveries(UUID grantId) {
        return Pages.all(cursor -> {
            var page = read(() -> recoveries.listAwardRecoveries(grantId, null, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
    }

    private static <T> T read(Supplier<T> call) {
        try {
            return SiblingProblems.call(SIBLING, call);
        } catch (SiblingRefused refused) {
            throw SiblingProblem.of(refused);
        }
    }
}
