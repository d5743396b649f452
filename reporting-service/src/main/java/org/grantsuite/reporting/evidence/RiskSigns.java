package org.grantsuite.reporting.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.grantsuite.reporting.policy.ReportingPolicy.RiskPoints;

/** What about a return makes it worth a visit (R33), and the points the council's policy gives for it. */
record RiskSigns(
        UUID returnId,
        String providerId,
        String locationId,
        String submittedBy,
        String signedBy,
        long spentPence,
        boolean late,
        boolean corrected,
        boolean queried,
        boolean disallowed,
        boolean warned,
        boolean withoutEvidence) {

    private static final long TEN_THOUSAND_POUNDS = 1_000_000;

    /** @param points one for being there at all, and those of each sign */
    record Weighed(RiskSigns signs, long points, List<String> reasons) {}

    Weighed weigh(RiskPoints by) {
        var reasons = new ArrayList<String>();
        long points = 1;
        points += sign(late, by.late(), "LATE", reasons);
        points += sign(corrected, by.corrected(), "CORRECTED", reasons);
        points += sign(queried, by.queried(), "QUERIED", reasons);
        points += sign(disallowed, by.disallowed(), "DISALLOWED", reasons);
        points += sign(warned, by.warning(), "WARNING", reasons);
        points += sign(withoutEvidence, by.withoutEvidence(), "WITHOUT_EVIDENCE", reasons);
        long size = Math.multiplyExact(spentPence / TEN_THOUSAND_POUNDS, by.perTenThousandPounds());
        points += sign(size > 0, size, "AMOUNT", reasons);
        return new Weighed(this, points, reasons);
    }

    private static long sign(boolean holds, long points, String name, List<String> reasons) {
        if (holds && points > 0) {
            reasons.add(name + " +" + points);
        }
        return holds ? points : 0;
    }
}
