package org.grantsuite.fakefinance.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.grantsuite.fakefinance.conformance.Finding.Kind;

/**
 * Plays grant-service for an adapter until everything has its outcome, then asks the general ledger what it holds. Rejected
 * lines are sent again as finance would, so in the end every line must be booked, once.
 */
public final class Conformance {
    private final SuiteDouble suite;
    private final AdapterClient adapter;
    private final int mostCycles;

    public Conformance(SuiteDouble suite, AdapterClient adapter, int mostCycles) {
        this.suite = suite;
        this.adapter = adapter;
        this.mostCycles = mostCycles;
    }

    /** @return nothing when the adapter conforms */
    public List<Finding> run() throws IOException, InterruptedException {
        int quiet = 0;
        for (int cycle = 0; cycle < mostCycles && quiet < 4; cycle++) {
            adapter.cycle();
            suite.correct();
            // A few cycles more than needed: what is settled must stay so.
            quiet = suite.isSettled() ? quiet + 1 : 0;
        }
        var bookings = adapter.bookings();
        List<Finding> findings = new ArrayList<>(Verdict.of(suite.batches(), bookings));
        if (bookings.isEmpty()) {
            findings.add(new Finding(Kind.NOTHING_DONE, "the general ledger holds nothing"));
        }
        // Told twice is allowed, told otherwise is not; too early is only a batch out of its turn.
        Stream<String> refused =
                suite.refusals().stream().filter(refusal -> !refusal.endsWith("EARLIER_BATCH_WAITING"));
        refused.forEach(refusal -> findings.add(new Finding(Kind.OUTCOME_REFUSED, refusal)));
        return List.copyOf(findings);
    }
}
