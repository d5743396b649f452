package org.grantsuite.reporting.grantclient;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.grantsuite.commons.client.SiblingProblems;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.reporting.grantclient.api.RecoveriesApi;
import org.grantsuite.reporting.grantclient.model.Debt;
import org.grantsuite.reporting.grantclient.model.Recovery;
import org.grantsuite.reporting.grantclient.model.RecoveryKind;
import org.grantsuite.reporting.grantclient.model.RecoveryReason;

/** What providers owe the grant and gave back, in grant-service's ledger. */
@ApplicationScoped
public class RecoveryGateway {

    private static final String SIBLING = "grant-service";
    private final RecoveriesApi recoveries;

    RecoveryGateway(@RestClient RecoveriesApi recoveries) {
        this.recoveries = recoveries;
    }

    public List<ProviderDebt> debts(UUID grantId) {
        var all = Pages.<Debt>all(cursor -> {
            var page = read(() -> recoveries.listDebts(grantId, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
        return all.stream()
                .map(debt -> new ProviderDebt(
                        debt.getDebtReference(),
                        debt.getProviderReference(),
                        debt.getReason() == RecoveryReason.MISSPENT,
                        debt.getAmount().pence(),
                        debt.getOutstanding().pence(),
                        debt.getRaisedOn()))
                .toList();
    }

    public List<ProviderRecovery> recoveries(UUID grantId) {
        var all = Pages.<Recovery>all(cursor -> {
            var page = read(() -> recoveries.listRecoveries(grantId, cursor, Pages.LIMIT));
            return new Pages.Page<>(page.getItems(), page.getNext());
        });
        return all.stream()
                .map(one -> new ProviderRecovery(
                        one.getProviderReference(),
                        one.getReason() == RecoveryReason.MISSPENT,
                        one.getKind() == RecoveryKind.WRITTEN_OFF,
                        one.getAmount().pence(),
                        one.getValueOn()))
                .toList();
    }

    /** Naturally idempotent by the notice's reference; returns the debt's id. */
    public UUID raise(UUID grantId, DebtNotice notice) {
        return read(() -> recoveries.recordDebt(grantId, notice.request())).getId();
    }

    private static <T> T read(Supplier<T> call) {
        try {
            return SiblingProblems.call(SIBLING, call);
        } catch (SiblingRefused refused) {
            throw SiblingProblem.of(refused);
        }
    }
}
