package org.grantsuite.allocation.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.allocation.approval.Approvals;
import org.grantsuite.allocation.approval.Approvals.Given;
import org.grantsuite.allocation.approval.Approvals.Matter;
import org.grantsuite.allocation.grantclient.GrantGateway.Action;
import org.grantsuite.allocation.grantclient.GrantGateway.Mandate;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.payment.domain.PaymentRunStatus;
import org.grantsuite.commons.jdbc.Jdbc;

/** Who may approve and who may release a payment run: by its grant, its pots and its sum. */
@ApplicationScoped
class PaymentAuthority {
    private static final String POTS = """
            select distinct l.pot_code from payment_run_award h join award_line l on l.award_id = h.award_id
            where h.payment_run_id = ?""";

    private final Approvals approvals;
    private final PaymentRunRepository runs;
    private final Jdbc jdbc;

    PaymentAuthority(Approvals approvals, PaymentRunRepository runs, Jdbc jdbc) {
        this.approvals = approvals;
        this.runs = runs;
        this.jdbc = jdbc;
    }

    private record Subject(PaymentRun run, Set<String> potCodes) {}

    /** Empty where the run is not a draft: then nothing can be approved. Not in a transaction. */
    Optional<Mandate> toApprove(UUID id, String person) {
        Subject subject = read(id);
        if (subject.run().status() != PaymentRunStatus.DRAFT) {
            return Optional.empty();
        }
        subject.run().requireApprovableBy(person);
        return Optional.of(ask(subject, Action.PAYMENT_RUN_APPROVAL));
    }

    /** Empty where it is not approved, or its release was begun under an authority already. Not in a transaction. */
    Optional<Mandate> toRelease(UUID id) {
        Subject subject = read(id);
        return subject.run().status() == PaymentRunStatus.APPROVED
                ? Optional.of(ask(subject, Action.PAYMENT_RUN_RELEASE))
                : Optional.empty();
    }

    private Mandate ask(Subject subject, Action action) {
        PaymentRun run = subject.run();
        return approvals.require(action, run.grantId(), subject.potCodes(), run.total());
    }

    private Subject read(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> new Subject(runs.get(id), Set.copyOf(jdbc.list(POTS, row -> row.getString(1), id))));
    }

    /** The run must be locked. Returns whether enough people have approved. */
    boolean note(PaymentRun run, Action action, Mandate mandate) {
        return note(run, action, mandate, String.valueOf(run.contentHash()));
    }

    /** @param hash of what is approved: two people count together only where they saw the same lines and payees */
    boolean note(PaymentRun run, Action action, Mandate mandate, String hash) {
        return approvals.note(new Matter(action, run.id(), hash), mandate);
    }

    List<Given> given(UUID id) {
        return approvals.of(id);
    }
}
