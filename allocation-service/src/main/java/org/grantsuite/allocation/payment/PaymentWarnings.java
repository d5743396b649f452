package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.grantsuite.allocation.payment.PayableAwards.Candidate;
import org.grantsuite.allocation.payment.PaymentFacts.Facts;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.policy.PaymentPolicies;
import org.grantsuite.allocation.subsidy.SubsidyTotals;
import org.grantsuite.allocation.warning.Warning;
import org.grantsuite.commons.money.Money;

/** What a person should look at before a run is approved: the pass-on day (R31), subsidy in all (R32). */
@ApplicationScoped
class PaymentWarnings {
    private static final int MOST = 100;

    private final SubsidyTotals subsidy;
    private final PaymentPolicies policies;

    PaymentWarnings(SubsidyTotals subsidy, PaymentPolicies policies) {
        this.subsidy = subsidy;
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
        Money threshold = Objects.requireNonNullElse(policies.current().subsidyThreshold(), subsidy.threshold());
        Set<String> providers = paid.stream().map(Candidate::providerId).collect(Collectors.toSet());
        subsidy.accepted(providers, threshold, subject.paymentOn(), MOST)
                .forEach((enterprise, sum) -> warnings.add(Warning.warning(
                        "SUBSIDY_THRESHOLD_PASSED",
                        "R32",
                        "Enterprise " + enterprise + " has accepted " + sum + " over all grants, at or past "
                                + threshold)));
        return warnings;
    }
}
