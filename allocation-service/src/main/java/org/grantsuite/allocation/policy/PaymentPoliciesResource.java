package org.grantsuite.allocation.policy;

import static org.grantsuite.commons.identity.Roles.*;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.grantsuite.allocation.api.PaymentPoliciesApi;
import org.grantsuite.allocation.api.model.PaymentPolicy;
import org.grantsuite.allocation.api.model.PaymentPolicyRequest;
import org.grantsuite.allocation.policy.PaymentPolicies.Payer;
import org.grantsuite.commons.idempotency.Idempotency;
import org.grantsuite.commons.problem.Require;

/** The payment policy over REST. */
@RolesAllowed({GRANTS_OFFICER, ALLOCATION_PREPARER, ALLOCATION_APPROVER, PAYMENTS_RELEASER, FINANCE, AUDITOR})
public class PaymentPoliciesResource implements PaymentPoliciesApi {
    private final PaymentPolicies policies;
    private final Idempotency idempotency;

    PaymentPoliciesResource(PaymentPolicies policies, Idempotency idempotency) {
        this.policies = policies;
        this.idempotency = idempotency;
    }

    @Override
    @RolesAllowed(FINANCE)
    public Response recordPaymentPolicy(String idempotencyKey, PaymentPolicyRequest request) {
        var payer = request.getPayer();
        var change = new PaymentPolicies.Change(
                request.getVerifiedPayeeNeeded(),
                request.getSubsidyThreshold() == null
                        ? null
                        : Require.positive(request.getSubsidyThreshold(), "subsidyThreshold"),
                payer == null ? null : new Payer(payer.getName(), payer.getSortCode(), payer.getAccountNumber()),
                request.getReason());
        return idempotency.once(
                "recordPaymentPolicy",
                idempotencyKey,
                request,
                () -> Response.created(URI.create("/v1/payment-policies/current"))
                        .entity(view(policies.record(change)))
                        .build());
    }

    @Override
    public Response getPaymentPolicy() {
        return Response.ok(view(policies.current())).build();
    }

    private static PaymentPolicy view(PaymentPolicies.Policy policy) {
        Payer payer = policy.payer();
        return new PaymentPolicy()
                .version(policy.version())
                .verifiedPayeeNeeded(policy.verifiedPayeeNeeded())
                .subsidyThreshold(policy.subsidyThreshold())
                .payerName(payer == null ? null : payer.name())
                .payerAccount(
                        payer == null ? null : "****" + payer.accountNumber().substring(4))
                .reason(policy.reason())
                .recordedBy(policy.recordedBy())
                .recordedAt(policy.recordedAt());
    }
}
