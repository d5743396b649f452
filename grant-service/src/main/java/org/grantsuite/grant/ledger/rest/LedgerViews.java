package org.grantsuite.grant.ledger.rest;

import java.time.ZoneOffset;
import org.grantsuite.grant.ledger.domain.AccountBalance;
import org.grantsuite.grant.ledger.domain.Journal;
import org.grantsuite.grant.ledger.domain.LedgerPosition;
import org.grantsuite.grant.ledger.domain.Transfer;

/** The ledger's values as the contract shows them. */
final class LedgerViews {
    private LedgerViews() {}

    static org.grantsuite.grant.api.model.Journal journal(Journal journal) {
        var content = journal.content();
        var references = content.references();
        return new org.grantsuite.grant.api.model.Journal()
                .id(journal.id())
                .sequence(journal.sequence())
                .kind(content.kind())
                .valueOn(content.valueOn())
                .postedAt(journal.postedAt().atOffset(ZoneOffset.UTC))
                .businessKey(content.businessKey())
                .description(content.description())
                .instalmentNumber(references.instalmentNumber())
                .providerReference(references.providerReference())
                .generalLedgerReference(references.generalLedgerReference())
                .reversesJournalId(references.reversesJournalId())
                .postingRoute(journal.route())
                .actingPerson(references.actingPerson())
                .transfers(
                        content.transfers().stream().map(LedgerViews::transfer).toList());
    }

    private static org.grantsuite.grant.api.model.Transfer transfer(Transfer transfer) {
        return new org.grantsuite.grant.api.model.Transfer()
                .debitAccount(transfer.debit())
                .creditAccount(transfer.credit())
                .amount(transfer.amount())
                .potCode(transfer.potCode())
                .measure(transfer.measure());
    }

    static org.grantsuite.grant.api.model.AccountBalance account(AccountBalance account) {
        return new org.grantsuite.grant.api.model.AccountBalance()
                .account(account.account())
                .debit(account.debit())
                .credit(account.credit())
                .balance(account.balance());
    }

    static org.grantsuite.grant.api.model.LedgerPosition position(LedgerPosition position) {
        return new org.grantsuite.grant.api.model.LedgerPosition()
                .received(position.received())
                .recovered(position.recovered())
                .ownResources(position.ownResources())
                .transferred(position.transferred())
                .direct(position.direct())
                .admin(position.admin())
                .repaid(position.repaid())
                .setOff(position.setOff())
                .held(position.held());
    }
}
