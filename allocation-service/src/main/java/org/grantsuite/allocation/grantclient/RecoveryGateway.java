package org.grantsuite.allocation.grantclient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.grantsuite.allocation.grantclient.api.RecoveriesApi;
import org.grantsuite.allocation.grantclient.model.DebtRequest;
import org.grantsuite.allocation.grantclient.model.ReasonRequest;
import org.grantsuite.allocation.grantclient.model.RecoveryReason;
import org.grantsuite.allocation.grantclient.model.RecoveryRequest;
import org.grantsuite.allocation.grantclient.model.WriteOffRequest;
import org.grantsuite.commons.client.SiblingProblems;
import org.grantsuite.commons.client.SiblingRefused;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** Money that comes back, told to the ledger of grant-service under natural keys: however often, once. */
@ApplicationScoped
public class RecoveryGateway {
    private static final String SIBLING = "grant-service";

    private final RecoveriesApi recoveries;

    RecoveryGateway(@RestClient RecoveriesApi recoveries) {
        this.recoveries = recoveries;
    }

    /**
     * What is told of a debt, a recovery or a write-off.
     *
     * @param reference natural key at grant-service
     * @param debtReference the debt it settles, where there is one
     * @param reason UNSPENT, MISSPENT, OVERPAID or INELIGIBLE
     */
    public record Told(
            UUID grantId,
            String reference,
            @Nullable String debtReference,
            String providerReference,
            @Nullable String awardReference,
            String reason,
            Money amount,
            LocalDate on,
            String actingPerson) {}

    /** @throws SiblingRefused for the work list */
    public UUID raiseDebt(Told told) {
        DebtRequest request = new DebtRequest()
                .debtReference(told.reference())
                .providerReference(told.providerReference())
                .awardReference(told.awardReference())
                .reason(RecoveryReason.fromValue(told.reason()))
                .amount(told.amount())
                .raisedOn(told.on())
                .actingPerson(told.actingPerson());
        return SiblingProblems.call(SIBLING, () -> recoveries.recordDebt(told.grantId(), request))
                .getId();
    }

    /**
     * Returns the journal's id.
     *
     * @throws SiblingRefused for the work list
     */
    public UUID recover(Told told) {
        RecoveryRequest request = new RecoveryRequest()
                .recoveryReference(told.reference())
                .debtReference(told.debtReference())
                .providerReference(told.providerReference())
                .awardReference(told.awardReference())
                .reason(RecoveryReason.fromValue(told.reason()))
                .amount(told.amount())
                .receivedOn(told.on())
                .actingPerson(told.actingPerson());
        return SiblingProblems.call(SIBLING, () -> recoveries.recordRecovery(told.grantId(), request))
                .getJournalId();
    }

    /**
     * Takes back what is left of a debt; the key makes it once.
     *
     * @throws SiblingRefused for the work list
     */
    public void cancelDebt(UUID grantId, UUID debtId, String key, String reason) {
        ReasonRequest request = new ReasonRequest().reason(reason);
        SiblingProblems.call(SIBLING, () -> recoveries.cancelDebt(grantId, debtId, key, request));
    }

    /**
     * R40: to the council's own resources; returns the journal's id.
     *
     * @throws SiblingRefused for the work list
     */
    public UUID writeOff(Told told, String why, String approvedBy) {
        WriteOffRequest request = new WriteOffRequest()
                .recoveryReference(told.reference())
                .debtReference(told.debtReference())
                .providerReference(told.providerReference())
                .reason(RecoveryReason.fromValue(told.reason()))
                .amount(told.amount())
                .writtenOffOn(told.on())
                .why(why)
                .actingPerson(told.actingPerson())
                .approvedBy(approvedBy);
        return SiblingProblems.call(SIBLING, () -> recoveries.recordWriteOff(told.grantId(), request))
                .getJournalId();
    }
}
