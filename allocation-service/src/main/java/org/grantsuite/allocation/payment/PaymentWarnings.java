package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.grantsuite.allocation.payment.PayableAwards.Candidate;
import org.grantsuite.allocation.payment.PaymentFacts.Facts;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.policy.PaymentPolicies;
import org.grantsuite.allocation.warning.Warning;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;

/** What a person should look at before a run is approved: the pass-on day (R31), subsidy in all (R32). */
@ApplicationScoped
class PaymentWarnings {
    private static final int MOST = 100;
    /** Everything accepted of every grant of the council, by provider. */
    private static final String SUBSIDY = """
            select provider_id, sum(accepted_pence) from award where status in ('ACCEPTED', 'CLOSED') and provider_id = any (?)
            group by provider_id having sum(accepted_pence) > ? order by provider_id collate "C" limit ?""";

    private final Jdbc jdbc;
    private final PaymentPolicies policies;

    PaymentWarnings(Jdbc jdbc, PaymentPolicies policies) {
        this.jdbc = jdbc;
        this.policies = policies;
    }

    List<Warning> of(PaymentRun.Subject subject, List<Candidate> paid, Facts known) {
        List<Warning> warnings = new ArrayList<>();
        known.passOn()
                .filter(day -> subject.paymentOn().isAfter(day))
                .ifPresent(day -> warnings.add(Warning.warning(
                        "PASS_ON_DEADLINE_MISSED",
                        "R31",
                        "The instalment was to be passed on by " + day + "; the payment is dated "
                                + subject.paymentOn())));
        Money threshold = policies.current().subsidyThreshold();
        if (threshold != null) {
            String[] providers =
                    paid.stream().map(Candidate::providerId).distinct().toArray(String[]::new);
            warnings.addAll(jdbc.list(
                    SUBSIDY,
                    row -> Warning.warning(
                            "SUBSIDY_THRESHOLD_PASSED",
                            "R32",
                            "Provider " + row.getString(1) + " has accepted " + Money.ofPence(row.getLong(2))
                                    + " in all, above " + threshold),
                    providers,
                    threshold.pence(),
                    MOST));
        }
        return warnings;
    }
}
