package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.grantsuite.allocation.recovery.domain.Recovery;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.outbox.Outbox;
import org.grantsuite.commons.outbox.OutboxMessage;
import org.jspecify.annotations.Nullable;

/** Tells the ledger through the outbox: a debt, money that came back, a write-off. Each under a natural key. */
@ApplicationScoped
class RecoveryLedger {
    private final Outbox outbox;

    RecoveryLedger(Outbox outbox) {
        this.outbox = outbox;
    }

    void debt(Recovery recovery, LocalDate on) {
        send(TellDebt.COMMAND, recovery, recovery.reference(), recovery.outstanding(), on, "debts", Map.of());
    }

    void recovered(Recovery recovery, String reference, Money sum, LocalDate on) {
        send(TellRecovery.COMMAND, recovery, reference, sum, on, "recoveries", Map.of());
    }

    void writtenOff(Recovery recovery, String reference, Money sum, LocalDate on, String why, WriteOffs.People people) {
        send(
                TellWriteOff.COMMAND,
                recovery,
                reference,
                sum,
                on,
                "write-offs",
                Map.of("why", why, "askedBy", people.askedBy(), "approvedBy", people.approvedBy()));
    }

    void cancelled(Recovery recovery, String reason, LocalDate on) {
        send(
                CancelDebt.COMMAND,
                recovery,
                "credit/" + recovery.id(),
                recovery.credited(),
                on,
                "debts",
                Map.of("debtId", String.valueOf(recovery.ledgerDebtId()), "why", reason));
    }

    private void send(
            String command,
            Recovery recovery,
            String reference,
            Money sum,
            LocalDate on,
            String what,
            Map<String, String> more) {
        Map<String, Object> payload = new TreeMap<>(more);
        payload.put("recoveryId", recovery.id());
        payload.put("awardId", recovery.debtor().awardId());
        payload.put("party", recovery.debtor().ledgerParty());
        payload.put("reason", recovery.reason());
        payload.put("pence", sum.pence());
        payload.put("on", on.toString());
        @Nullable String debt = recovery.invoicedOn() == null ? null : recovery.reference();
        if (debt != null) {
            payload.put("debtReference", debt);
        }
        var grantId = recovery.debtor().grantId();
        outbox.send(new OutboxMessage(grantId, command, reference, on, "/v1/grants/" + grantId + "/" + what, payload));
    }
}
