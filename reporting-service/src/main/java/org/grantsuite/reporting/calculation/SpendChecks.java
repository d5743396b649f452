package org.grantsuite.reporting.calculation;

import static org.grantsuite.reporting.calculation.Review.pounds;

import java.util.ArrayList;
import java.util.List;

/** V1 to V6: the money fields against each other, the allocation and the cap. */
final class SpendChecks {

    private SpendChecks() {}

    /**
     * V1. Beyond the allocation is an error; beyond the cash is a warning, since a window opens before its money
     * comes.
     */
    static List<Finding> withinAllocation(Rule rule, Review review) {
        long spent = review.figures().directPence() + review.figures().transferredPence();
        long allocation = review.facts().allocationPence();
        long covered = review.figures().receivedPence() + review.facts().underwrittenPence();
        if (spent > allocation) {
            return List.of(rule.at("D1 + D2", pounds(spent) + " against an allocation of " + pounds(allocation)));
        }
        if (spent > covered) {
            return List.of(rule.at(
                    "D1 + D2",
                    pounds(spent) + " against " + pounds(covered) + " received or underwritten",
                    rule.severity("beyondReceivedSeverity")));
        }
        return List.of();
    }

    /** V2. Lines by measure come from the direct spend records, the total from the ledger: two independent sources. */
    static List<Finding> directAddsUp(Rule rule, Review review) {
        long byMeasure = review.figures().directByMeasurePence();
        long admin = review.figures().adminPence();
        long direct = review.figures().directPence();
        return byMeasure + admin == direct
                ? List.of()
                : List.of(rule.at(
                        "D1",
                        pounds(byMeasure) + " by measure and " + pounds(admin) + " administration make "
                                + pounds(byMeasure + admin) + ", the ledger holds " + pounds(direct)));
    }

    /** V3. */
    static List<Finding> providersWithinTransfers(Rule rule, Review review) {
        long spent = review.figures().providerByMeasurePence();
        long transferred = review.figures().transferredPence();
        return spent <= transferred
                ? List.of()
                : List.of(rule.at("D4", pounds(spent) + " spent, " + pounds(transferred) + " transferred"));
    }

    /** V4. The cell has to hold the sum as well as the sum being possible. */
    static List<Finding> notYetSpent(Rule rule, Review review) {
        long expected = review.figures().notYetSpentPence();
        var findings = new ArrayList<Finding>();
        if (expected < 0) {
            findings.add(rule.at("D11", "It would be " + pounds(expected)));
        }
        review.figures().cells().stream()
                .filter(cell -> review.template()
                                        .metric(cell.code())
                                        .map(Metric::figure)
                                        .orElse(ReportedFigure.STATED)
                                == ReportedFigure.NOT_YET_SPENT
                        && !Figure.twoDecimals(expected).equals(cell.value()))
                .map(cell ->
                        rule.at(cell.place(), "The cell says " + cell.value() + ", the sum is " + pounds(expected)))
                .forEach(findings::add);
        return findings;
    }

    /** V5 (R9): each capped kind of administration against its own cap. */
    static List<Finding> administrationWithinCap(Rule rule, Review review) {
        var findings = new ArrayList<Finding>();
        for (var cap : review.template().adminCaps()) {
            var lines = review.counted().cappedAdminLines().stream()
                    .filter(line -> line.adminKind().equals(cap.adminKind()))
                    .toList();
            long used = Figure.sum(lines, CountedLine::pence);
            long capPence = cap.capPence(review.facts().allocationPence());
            if (used > capPence) {
                findings.add(rule.at("D12", pounds(used) + " against a cap of " + pounds(capPence)));
            }
        }
        return findings;
    }

    /** V6. */
    static List<Finding> administrationIsDirect(Rule rule, Review review) {
        long admin = review.figures().adminPence();
        long direct = review.figures().directPence();
        return admin <= direct
                ? List.of()
                : List.of(
                        rule.at("D12", pounds(admin) + " of administration in " + pounds(direct) + " of direct spend"));
    }
}
