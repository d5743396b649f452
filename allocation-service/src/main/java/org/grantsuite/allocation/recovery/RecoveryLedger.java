package org.grantsuite.allocation.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.grantsuite.allocation.recovery.RecoveryEntries.Fact;
import org.grantsuite.allocation.recovery.domain.EntryKind;
import org.grantsuite.allocation.recovery.domain.Recovery;
import org.grantsuite.commons.outbox.Outbox;
import org.grantsuite.commons.outbox.OutboxMessage;

/** Tells the ledger through the outbox: a debt, money that came back, a write-off. Each under a natural key. */
@ApplicationScoped
class RecoveryLedger {
    private final Outbox outbox;

    RecoveryLedger(Outbox outbox) {
        this.outbox = outbox;
    }

    void debt(Recovery recovery, LocalDate on) {
        Fact fact = new Fact(EntryKind.RECEIPT, recovery.outstanding(), on, recovery.reference());
        send(TellDebt.COMMAND, recovery, fact, "debts", Map.of());
    }

    void recovered(Recovery recovery, Fact fact) {
        send(TellRecovery.COMMAND, recovery, fact, "recoveries", Map.of());
    }

    void writtenOff(Recovery recovery, Fact fact, String why, WriteOffs.People people) {
        Map<String, String> more = Map.of("why", why, "askedBy", people.askedBy(), "approvedBy", people.approvedBy());
        send(TellWriteOff.COMMAND, recovery, fact, "write-offs", more);
    }

    void cancelled(Recovery recovery, Fact fact, String why) {
        Map<String, String> more = Map.of("debtId", String.valueOf(recovery.ledgerDebtId()), "why", why);
        send(CancelDebt.COMMAND, recovery, fact, "debts", more);
    }

    private void send(String command, Recovery recovery, Fact fact, String what, Map<String, String> more) {
        Map<String, Object> payload = new TreeMap<>(more);
        payload.put("recoveryId", recovery.id());
        payload.put("awardId", recovery.debtor().awardId());
        payload.put("party", recovery.debtor().ledgerParty());
        payload.put("reason", recovery.reason());
        payload.put("pence", fact.amount().pence());
        payload.put("on", fact.valueOn().toString());
        // what was kept back came off before the debt was raised
        if (recovery.invoicedOn() != null && fact.kind() != EntryKind.OFFSET) {
            payload.put("debtReference", recovery.reference());
        }
        var grantId = recovery.debtor().grantId();
        outbox.send(new OutboxMessage(
                grantId, command, fact.reference(), fact.valueOn(), "/v1/grants/" + grantId + "/" + what, payload));
    }
}
