package org.grantsuite.reporting.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * How a council chases, keeps and samples.
 *
 * @param dueWorkingDaysBefore working days before the department's day on which providers owe their returns
 * @param lateConsequence what a late return leads to, in the council's words (R34)
 * @param retentionYears how long evidence is kept at the least (R44); an edition may ask for more
 */
public record ReportingPolicy(
        int dueWorkingDaysBefore,
        List<Rung> ladder,
        String lateConsequence,
        boolean missingBlocksNextInstalment,
        int retentionYears,
        RiskPoints riskPoints) {

    public ReportingPolicy {
        ladder = List.copyOf(ladder);
    }

    /** @param workingDaysBefore working days before the due day, 0 on it, negative after it */
    public record Rung(int workingDaysBefore, List<String> tell) {
        public Rung {
            tell = List.copyOf(tell);
        }
    }

    /** What each sign of risk adds to a return's weight in a sample (R33). */
    public record RiskPoints(
            int late,
            int corrected,
            int queried,
            int disallowed,
            int warning,
            int withoutEvidence,
            int perTenThousandPounds) {}

    /** The first distance two rungs share. */
    Optional<Integer> sharedRung() {
        var seen = new HashSet<Integer>();
        return ladder.stream()
                .map(Rung::workingDaysBefore)
                .filter(distance -> !seen.add(distance))
                .findFirst();
    }
}
