package org.grantsuite.grant.ledger.rest;

import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.grantsuite.grant.api.model.AccountPlace;
import org.grantsuite.grant.api.model.PostingLeg;
import org.grantsuite.grant.api.model.PostingPart;
import org.grantsuite.grant.api.model.PostingRule;
import org.grantsuite.grant.ledger.StatementService;
import org.grantsuite.grant.ledger.StatementService.Asked;
import org.grantsuite.grant.ledger.domain.Account;
import org.grantsuite.grant.ledger.domain.AccountBalance;
import org.grantsuite.grant.ledger.domain.Journal;
import org.grantsuite.grant.ledger.domain.LedgerPosition;
import org.grantsuite.grant.ledger.domain.PostingRules;
import org.grantsuite.grant.ledger.domain.StatementLine;
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
                .held(position.held())
                .cash(position.cash());
    }

    static org.grantsuite.grant.api.model.Statement statement(Asked asked, StatementService.Statement statement) {
        return new org.grantsuite.grant.api.model.Statement()
                .grantId(asked.grantId())
                .account(asked.account())
                .from(asked.from())
                .to(asked.to())
                .throughSequence(statement.throughSequence())
                .opening(statement.opening())
                .broughtForward(statement.broughtForward())
                .items(statement.lines().stream().map(LedgerViews::line).toList())
                .closing(statement.closing())
                .next(statement.next());
    }

    private static org.grantsuite.grant.api.model.StatementLine line(StatementLine line) {
        return new org.grantsuite.grant.api.model.StatementLine()
                .valueOn(line.place().valueOn())
                .sequence(line.place().sequence())
                .line(line.place().line())
                .postedAt(line.postedAt().atOffset(ZoneOffset.UTC))
                .journalId(line.journalId())
                .kind(line.kind())
                .description(line.description())
                .debitAccount(line.debit())
                .creditAccount(line.credit())
                .potCode(line.potCode())
                .measure(line.measure())
                .providerReference(line.providerReference())
                .generalLedgerReference(line.generalLedgerReference())
                .amount(line.amount())
                .balance(line.balance());
    }

    static org.grantsuite.grant.api.model.PostingRules rules(PostingRules rules) {
        return new org.grantsuite.grant.api.model.PostingRules()
                .accounts(Stream.of(Account.values())
                        .map(account -> new AccountPlace().account(account).place(account.place()))
                        .toList())
                .rules(rules.rules().stream().map(LedgerViews::rule).toList());
    }

    private static PostingRule rule(PostingRules.Rule rule) {
        return new PostingRule()
                .kind(rule.kind())
                .route(rule.route())
                .meaning(rule.meaning())
                .parts(rule.parts().stream()
                        .map(part -> new PostingPart()
                                .part(part.part())
                                .legs(part.legs().stream()
                                        .map(leg -> new PostingLeg()
                                                .debit(leg.debit())
                                                .credit(leg.credit())
                                                .agentDebit(leg.agentDebit()))
                                        .toList()))
                        .toList());
    }
}
