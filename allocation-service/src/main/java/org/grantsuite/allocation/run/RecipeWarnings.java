package org.grantsuite.allocation.run;

import java.util.List;
import org.grantsuite.allocation.apportionment.Bound;
import org.grantsuite.allocation.apportionment.LimitedShare;
import org.grantsuite.allocation.apportionment.method.TieredRate;
import org.grantsuite.allocation.warning.Warning;
import org.grantsuite.commons.money.Money;

/** What a recipe does that a person should look at: cliffs, limits that bind, money carried, lines left behind. */
final class RecipeWarnings {
    private RecipeWarnings() {}

    static void add(List<Warning> warnings, RunRules.Case run, RunOutcome outcome, long earlierElsewhere) {
        if (run.order().recipe().method() instanceof TieredRate tiered) {
            tiered.cliffs().forEach(cliff -> warnings.add(cliff(cliff)));
        }
        addLimits(warnings, outcome);
        addCarried(warnings, outcome);
        addUnserved(warnings, outcome);
        if (earlierElsewhere > 0) {
            warnings.add(Warning.warning(
                    "EARLIER_NOT_COUNTED",
                    "R18",
                    Money.ofPence(earlierElsewhere)
                            + " of the earlier runs went to lines this snapshot does not count; judge whether"
                            + " it comes back"));
        }
        int excluded = run.columns().excludedOrdinals().length;
        if (excluded > 0) {
            warnings.add(Warning.info(
                    "LINES_EXCLUDED", "R20", excluded + " line(s) are not in the run; each has its reason"));
        }
    }

    private static Warning cliff(TieredRate.Cliff cliff) {
        return Warning.warning(
                "TIER_CLIFF",
                "R21",
                "%d units are paid %s, %d only %s: one unit more costs %s"
                        .formatted(
                                cliff.at(),
                                Money.ofPence(cliff.pence()),
                                cliff.at() + 1,
                                Money.ofPence(cliff.pencePast()),
                                Money.ofPence(cliff.pence() - cliff.pencePast())));
    }

    private static void addLimits(List<Warning> warnings, RunOutcome outcome) {
        long groups = outcome.bases().stream()
                .filter(named -> !named.level().equals(NamedBasis.PLACE))
                .filter(named -> named.basis().bound() != Bound.FREE)
                .count();
        long lines = java.util.Arrays.stream(outcome.basisOf())
                .filter(basis -> basis == LimitedShare.OWN_LIMIT)
                .count();
        if (groups + lines > 0) {
            warnings.add(Warning.info(
                    "LIMITS_BIND", "R23", groups + " group(s) and " + lines + " line(s) stand at a floor or cap"));
        }
    }

    private static void addUnserved(List<Warning> warnings, RunOutcome outcome) {
        List<NamedBasis> unserved = outcome.bases().stream()
                .filter(named ->
                        named.level().equals(NamedBasis.PLACE) && named.basis().bound() == Bound.LEFT_OUT)
                .toList();
        if (!unserved.isEmpty()) {
            long asked = unserved.stream()
                    .mapToLong(named -> named.basis().totalWeight().longValueExact())
                    .sum();
            warnings.add(Warning.info(
                    "QUEUE_UNSERVED",
                    "R21",
                    Money.ofPence(asked) + " asked at " + unserved.size() + " place(s) of the queue is not paid, the"
                            + " first at place " + unserved.get(0).name()));
        }
    }

    private static void addCarried(List<Warning> warnings, RunOutcome outcome) {
        long owed = 0;
        long against = 0;
        for (long carried : outcome.carried()) {
            owed += Math.max(0, carried);
            against += Math.max(0, -carried);
        }
        if (owed + against > 0) {
            warnings.add(Warning.warning(
                    "TRUE_UP_CARRIED",
                    "R23",
                    Money.ofPence(owed) + " stays owed, " + Money.ofPence(against)
                            + " was too much before and is carried against those who got it; nothing is taken back"));
        }
    }
}
