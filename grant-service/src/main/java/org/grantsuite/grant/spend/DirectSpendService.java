package org.grantsuite.grant.spend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.grant.domain.Instalment;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.ledger.Ledger;
import org.grantsuite.grant.ledger.domain.JournalDraft;
import org.grantsuite.grant.ledger.domain.JournalDraft.References;
import org.grantsuite.grant.ledger.domain.JournalKind;
import org.grantsuite.grant.ledger.domain.PostingRules.Sum;
import org.grantsuite.grant.paging.Page;
import org.grantsuite.grant.reservation.FundsService;
import org.grantsuite.grant.spend.domain.DirectSpend;
import org.grantsuite.grant.spend.domain.DirectSpend.Reversal;
import org.grantsuite.grant.spend.domain.SpendTold;
import org.grantsuite.grant.spend.persistence.DirectSpendRepository;
import org.grantsuite.grant.spend.persistence.DirectSpendRepository.Period;
import org.grantsuite.grant.warning.Warning;
import org.jspecify.annotations.Nullable;

/** Charges what the council spent itself to the grant, within the edition's rules. */
@ApplicationScoped
public class DirectSpendService {
    private final DirectSpendRepository lines;
    private final GrantService grants;
    private final GrantLock lock;
    private final FundsService funds;
    private final Ledger ledger;
    private final Chronicle chronicle;

    DirectSpendService(
            DirectSpendRepository lines,
            GrantService grants,
            GrantLock lock,
            FundsService funds,
            Ledger ledger,
            Chronicle chronicle) {
        this.lines = lines;
        this.grants = grants;
        this.lock = lock;
        this.funds = funds;
        this.ledger = ledger;
        this.chronicle = chronicle;
    }

    @Transactional
    public DirectSpend record(SpendTold told) {
        lock.take(told.grantId());
        Grant grant = grants.get(told.grantId());
        chronicle.requirePast(told.incurredOn(), "incurredOn");
        if (told.invoicedOn() != null) {
            chronicle.requirePast(told.invoicedOn(), "invoicedOn");
        }
        List<Warning> warnings = new SpendRules(grants.rules(grant), told, standing(grant, told)).check();
        if (lines.charges(grant.id(), told.generalLedgerReference())) {
            throw Refusal.of(
                            SpendProblem.GENERAL_LEDGER_REFERENCE_USED,
                            "General-ledger line " + told.generalLedgerReference() + " is charged to the grant")
                    .at("generalLedgerReference", "reverse the standing line before charging it anew");
        }
        Stamp stamp = chronicle.stamp();
        var posted = ledger.post(journal(told, stamp.id()));
        var line = new DirectSpend(stamp, told, posted.journalId(), warnings);
        lines.persistAndFlush(line);
        chronicle.tell(deed("DirectSpendRecorded", line));
        return line;
    }

    private SpendRules.Standing standing(Grant grant, SpendTold told) {
        var position = funds.position(grant.id());
        var timeline = funds.timeline(grant);
        Money first = grants.instalments(grant.id()).stream()
                .findFirst()
                .map(Instalment::expected)
                .orElse(Money.ZERO);
        Money received = position.received();
        return new SpendRules.Standing(
                grant.allocation(),
                position.admin(),
                position.charged().plus(timeline.reserved()),
                received.compareTo(first) > 0 ? received : first,
                timeline.leastFrom(told.incurredOn()).minus(told.amount()));
    }

    private JournalDraft journal(SpendTold told, UUID id) {
        JournalKind kind = told.isCapped() ? JournalKind.ADMIN_SPEND : JournalKind.DIRECT_SPEND;
        var sum = new Sum(told.amount(), told.potCode(), told.measure());
        return new JournalDraft(
                told.grantId(),
                kind,
                told.incurredOn(),
                "direct-spend/" + id,
                told.description(),
                ledger.transfers(kind, "NET", sum),
                References.generalLedger(told.generalLedgerReference()));
    }

    @Transactional
    public DirectSpend reverse(UUID grantId, UUID id, LocalDate on, String reason) {
        lock.take(grantId);
        DirectSpend line = get(grantId, id);
        chronicle.requirePast(on, "reversedOn");
        if (line.isReversed()) {
            throw Refusal.of(SpendProblem.DIRECT_SPEND_REVERSED, "The line is reversed; enter a new one instead");
        }
        if (on.isBefore(line.incurredOn())) {
            throw Refusal.of(SpendProblem.REVERSAL_BEFORE_SPEND, "The line was incurred on " + line.incurredOn())
                    .at("reversedOn", "give that day or a later one");
        }
        var posted = ledger.reverse(line.journalId(), on, reason);
        Stamp stamp = chronicle.stamp();
        line.reverse(new Reversal(reason, on, posted.journalId(), stamp.at(), stamp.by()));
        lines.flush();
        chronicle.tell(deed("DirectSpendReversed", line).because(reason));
        return line;
    }

    @Transactional
    public DirectSpend get(UUID grantId, UUID id) {
        grants.get(grantId);
        return lines.within(grantId, id)
                .orElseThrow(() -> Refusal.of(
                        SpendProblem.DIRECT_SPEND_UNKNOWN, "The grant has no line of direct spend with the id " + id));
    }

    @Transactional
    public Page<DirectSpend> list(Period period, @Nullable String cursor, int limit) {
        grants.get(period.grantId());
        return lines.page(period, cursor, limit);
    }

    private static Deed deed(String event, DirectSpend line) {
        return Deed.of(
                event,
                "direct-spend",
                line.id(),
                "/v1/grants/" + line.grantId() + "/direct-spend/" + line.id(),
                Map.of(
                        "grantId", line.grantId(),
                        "potCode", line.potCode(),
                        "adminKind", line.adminKind(),
                        "amount", line.amount(),
                        "incurredOn", line.incurredOn(),
                        "generalLedgerReference", line.generalLedgerReference(),
                        "journalId", line.journalId()));
    }
}
