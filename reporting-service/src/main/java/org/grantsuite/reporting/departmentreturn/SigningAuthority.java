package org.grantsuite.reporting.departmentreturn;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturnStatus;
import org.grantsuite.reporting.grantclient.GrantGateway;
import org.grantsuite.reporting.grantclient.GrantGateway.Mandate;

/** Asks grant-service whether the caller may sign for a return (R37, R43). */
@ApplicationScoped
public class SigningAuthority {

    private final DepartmentReturnService returns;
    private final GrantGateway grants;
    private final Desk desk;

    SigningAuthority(DepartmentReturnService returns, GrantGateway grants, Desk desk) {
        this.returns = returns;
        this.grants = grants;
        this.desk = desk;
    }

    /**
     * The caller's authority to sign; empty where the return is not frozen, so that nothing can be signed. Not in a
     * transaction, because grant-service is asked (ADR 7).
     */
    public Optional<Mandate> of(UUID returnId) {
        record Subject(UUID grantId, long pence) {}
        Optional<Subject> subject = QuarkusTransaction.requiringNew().call(() -> {
            var about = returns.get(returnId);
            boolean signable = about.status() == DepartmentReturnStatus.FROZEN
                    && about.point().certificationRequired()
                    && !desk.caller().isService();
            return signable
                    ? Optional.of(new Subject(
                            about.grant().grantId(), about.content().totals().certifiedSpendPence()))
                    : Optional.empty();
        });
        return subject.map(asked -> grants.requireMandate(
                asked.grantId(), asked.pence(), desk.clock().today()));
    }
}
