package org.grantsuite.allocation.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.allocation.apportionment.Rate;
import org.grantsuite.allocation.plan.domain.GeographyPolicy;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.allocation.snapshot.SnapshotService;
import org.grantsuite.allocation.subsidy.SubsidyTotals;
import org.grantsuite.allocation.warning.Warning;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** What refuses a run, and what a person should look at before and after committing one. */
@ApplicationScoped
class RunRules {
    private final RunChecks checks;
    private final SnapshotLines lines;
    private final SubsidyTotals subsidy;
    private final int staleAfterDays;
    private final BigDecimal tolerancePercent;

    RunRules(
            RunChecks checks,
            SnapshotLines lines,
            SubsidyTotals subsidy,
            @ConfigProperty(name = "allocation.snapshot.stale-after-days") int staleAfterDays,
            @ConfigProperty(name = "allocation.run.rate-tolerance-percent") BigDecimal tolerancePercent) {
        this.checks = checks;
        this.lines = lines;
        this.subsidy = subsidy;
        this.staleAfterDays = staleAfterDays;
        this.tolerancePercent = tolerancePercent;
    }

    /**
     * A run about to be judged.
     *
     * @param judgedOn day of the decision, null while there is none
     */
    record Case(
            RunOrder order,
            Plan plan,
            Pot pot,
            SnapshotService.Head snapshot,
            @Nullable LocalDate judgedOn,
            RunColumns columns) {

        LocalDate day() {
            return judgedOn == null ? snapshot.asOf() : judgedOn;
        }
    }

    /** R26: refuses lines of recipients that are not registered. */
    void requireRegistered(Case run, RunOutcome outcome, LocalDate decidedOn) {
        List<String> unregistered = checks.unregistered(run, outcome, decidedOn);
        if (!unregistered.isEmpty()) {
            throw RunChecks.refusal(
                    RunProblem.RECIPIENT_NOT_REGISTERED, "not registered on " + decidedOn + " (R26)", unregistered);
        }
    }

    List<Warning> warnings(Case run, RunOutcome outcome) {
        List<Warning> warnings = new ArrayList<>();
        addSnapshot(warnings, run);
        addRate(warnings, run.order(), outcome);
        addPlaces(warnings, run, outcome);
        RecipeWarnings.add(warnings, run, outcome, lines.earlierElsewhere(run.order()));
        addSubsidy(warnings, run, outcome);
        if (outcome.residual().isPositive()) {
            warnings.add(Warning.info("RUN_RESIDUAL", "R22", outcome.residual() + " stays in the pot"));
        }
        return warnings;
    }

    /** R32: whoever comes to a threshold over all grants is worth a word. */
    private void addSubsidy(List<Warning> warnings, Case run, RunOutcome outcome) {
        Map<String, Long> added = new HashMap<>();
        List<String> providers = run.columns().providers();
        int[] provider = run.columns().provider();
        long[] sums = new long[providers.size()];
        for (int i = 0; i < provider.length; i++) {
            sums[provider[i]] += outcome.pence()[i];
        }
        for (int i = 0; i < sums.length; i++) {
            added.put(providers.get(i), sums[i]);
        }
        Map<String, Money> past = subsidy.past(added, run.day());
        if (!past.isEmpty()) {
            var first = past.entrySet().iterator().next();
            warnings.add(Warning.warning(
                    "SUBSIDY_THRESHOLD",
                    "R32",
                    past.size() + " enterprise(s) would stand at or past " + subsidy.threshold()
                            + " over all grants, the first " + first.getKey() + " with " + first.getValue()));
        }
    }

    private void addPlaces(List<Warning> warnings, Case run, RunOutcome outcome) {
        LocalDate day = run.day();
        addLines(
                warnings,
                "RECIPIENT_NOT_REGISTERED",
                "R26",
                "not registered on " + day + ", a commit refuses them",
                checks.unregistered(run, outcome, day));
        GeographyPolicy policy = run.plan().terms().geographyPolicy();
        if (policy != GeographyPolicy.USERS_OF_AREA) {
            List<String> elsewhere = checks.outOfArea(run, outcome);
            if (policy == GeographyPolicy.LOCATION_IN_AREA && !elsewhere.isEmpty()) {
                throw RunChecks.refusal(
                        RunProblem.LOCATION_OUT_OF_AREA, "at a location of another authority (R28)", elsewhere);
            }
            addLines(warnings, "LOCATION_OUT_OF_AREA", "R28", "at locations of other authorities", elsewhere);
        }
        String base = run.pot().face().layerOn();
        if (base != null) {
            addLines(
                    warnings,
                    "LAYER_WITHOUT_BASE",
                    "R20",
                    "with nothing in pot " + base + " below",
                    checks.withoutLineIn(run, outcome, base));
        }
    }

    private static void addLines(List<Warning> warnings, String code, String rule, String what, List<String> lines) {
        if (!lines.isEmpty()) {
            warnings.add(
                    Warning.warning(code, rule, lines.size() + " line(s) " + what + ", the first " + lines.get(0)));
        }
    }

    private void addSnapshot(List<Warning> warnings, Case run) {
        SnapshotService.Head snapshot = run.snapshot();
        LocalDate judgedOn = run.judgedOn();
        if (snapshot.assumed()) {
            warnings.add(Warning.warning(
                    "SNAPSHOT_ASSUMED", "R18", "The counts of snapshot '" + snapshot.label() + "' are assumed"));
        }
        List<LocalDate> others = checks.otherSnapshotDates(run.order().planId(), snapshot.asOf());
        if (!others.isEmpty()) {
            warnings.add(Warning.warning(
                    "SNAPSHOT_DATES_MIXED",
                    "R18",
                    "Counts as of " + snapshot.asOf() + " beside runs of the plan as of " + others));
        }
        if (judgedOn != null && snapshot.asOf().plusDays(staleAfterDays).isBefore(judgedOn)) {
            warnings.add(Warning.warning(
                    "SNAPSHOT_STALE",
                    "R18",
                    "Counts as of " + snapshot.asOf() + " are more than " + staleAfterDays
                            + " days older than the decision of " + judgedOn));
        }
    }

    private void addRate(List<Warning> warnings, RunOrder order, RunOutcome outcome) {
        Rate declared = order.declaredRate();
        Rate effective = outcome.effectiveRate();
        if (declared == null || declared.micros() == 0 || effective == null) {
            return;
        }
        BigDecimal deviation = effective.percentAbove(declared);
        if (deviation.abs().compareTo(tolerancePercent) > 0) {
            warnings.add(Warning.warning(
                    "RATE_DEVIATES",
                    "R21",
                    "%s over %d units is £%s a unit, declared was £%s: %s %% apart"
                            .formatted(
                                    outcome.allocated(),
                                    outcome.units(),
                                    effective,
                                    declared,
                                    deviation.toPlainString())));
        }
    }
}
