package org.grantsuite.grant.settlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.grant.domain.Instalment;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.irregularity.IrregularityService;
import org.grantsuite.grant.recovery.RecoveryService;
import org.grantsuite.grant.repayment.RepaymentKind;
import org.grantsuite.grant.repayment.RepaymentNotice;
import org.grantsuite.grant.repayment.RepaymentService;
import org.grantsuite.grant.reservation.FundsService;
import org.grantsuite.grant.settlement.Accounts.Blocker;
import org.jspecify.annotations.Nullable;

/** Closes the account of a grant once nothing is held, owed or awaited, and opens it again for what is found later. */
@ApplicationScoped
public class SettlementService {
    private static final String LATER = "select count(*) from journal where grant_id = ? and value_on > ?";

    private final SettlementActRepository acts;
    private final GrantService grants;
    private final GrantLock lock;
    private final FundsService funds;
    private final RecoveryService recoveries;
    private final RepaymentService repayments;
    private final IrregularityService irregularities;
    private final Chronicle chronicle;
    private final Caller caller;
    private final Jdbc jdbc;

    SettlementService(
            SettlementActRepository acts,
            GrantService grants,
            GrantLock lock,
            FundsService funds,
            RecoveryService recoveries,
            RepaymentService repayments,
            IrregularityService irregularities,
            Chronicle chronicle,
            Caller caller,
            Jdbc jdbc) {
        this.acts = acts;
        this.grants = grants;
        this.lock = lock;
        this.funds = funds;
        this.recoveries = recoveries;
        this.repayments = repayments;
        this.irregularities = irregularities;
        this.chronicle = chronicle;
        this.caller = caller;
        this.jdbc = jdbc;
    }

    /** @param repaid what notices were met by, by their kind */
    record Standing(
            Grant grant,
            SettlementOutcome outcome,
            Accounts accounts,
            Map<RepaymentKind, Money> repaid,
            Money ownResources) {
        Money repaid(RepaymentKind kind) {
            return repaid.getOrDefault(kind, Money.ZERO);
        }
    }

    @Transactional
    public Standing standing(UUID grantId) {
        return standing(grants.get(grantId), chronicle.today());
    }

    private Standing standing(Grant grant, LocalDate on) {
        List<RepaymentNotice> notices = repayments.all(grant.id());
        Map<RepaymentKind, Money> repaid = notices.stream()
                .collect(Collectors.toMap(one -> one.told().kind(), RepaymentNotice::discharged, Money::plus));
        var position = funds.position(grant.id());
        var outcome = outcome(grant, repaid);
        return new Standing(grant, outcome, accounts(grant, notices, on), repaid, position.ownResources());
    }

    private static SettlementOutcome outcome(Grant grant, Map<RepaymentKind, Money> repaid) {
        if (grant.settledOn() == null) {
            return SettlementOutcome.OPEN;
        }
        return repaid.values().stream().anyMatch(Money::isPositive) ? SettlementOutcome.REPAID : SettlementOutcome.NIL;
    }

    private Accounts accounts(Grant grant, List<RepaymentNotice> notices, LocalDate on) {
        var position = funds.position(grant.id());
        return new Accounts(
                position.held(),
                position.cash(),
                recoveries.owed(grant.id()),
                notices.stream().map(RepaymentNotice::outstanding).reduce(Money.ZERO, Money::plus),
                grants.instalments(grant.id()).stream()
                        .map(Instalment::outstanding)
                        .reduce(Money.ZERO, Money::plus),
                funds.timeline(grant).reserved(),
                irregularities.open(grant.id()),
                jdbc.find(LATER, row -> row.getLong(1), grant.id(), on).orElse(0L));
    }

    @Transactional
    public Standing settle(UUID grantId, LocalDate on, @Nullable String note) {
        lock.takeOpen(grantId);
        chronicle.requirePast(on, "settledOn");
        Grant grant = grants.get(grantId);
        List<Blocker> blockers = standing(grant, on).accounts().blockers();
        if (!blockers.isEmpty()) {
            throw Refusal.of(
                            SettlementProblem.NOT_ACCOUNTED_FOR,
                            blockers.stream()
                                    .map(one -> one.code() + ": " + one.message())
                                    .collect(Collectors.joining("; ")))
                    .with("blockers", blockers.stream().map(Blocker::code).toList());
        }
        grant.settle(on);
        acts.persistAndFlush(new SettlementAct(chronicle.stamp(), grantId, true, on, note));
        chronicle.tell(deed("GrantSettled", grant, on));
        return standing(grant, on);
    }

    @Transactional
    public Standing reopen(UUID grantId, String reason) {
        lock.take(grantId);
        Grant grant = grants.get(grantId);
        if (grant.settledOn() == null) {
            throw Refusal.of(SettlementProblem.GRANT_NOT_SETTLED, "Grant " + grant.determinationNumber() + " is open");
        }
        acts.last(grantId)
                .filter(last -> last.recordedBy().equals(caller.subject()))
                .ifPresent(last -> {
                    throw Refusal.of(
                            SettlementProblem.REOPENING_NEEDS_TWO_PEOPLE,
                            caller.subject() + " settled the grant; another reopens it");
                });
        grant.reopen();
        LocalDate today = chronicle.today();
        acts.persistAndFlush(new SettlementAct(chronicle.stamp(), grantId, false, today, reason));
        chronicle.tell(deed("GrantReopened", grant, today).because(reason));
        return standing(grant, today);
    }

    private static Deed deed(String event, Grant grant, LocalDate on) {
        return Deed.of(
                event,
                "grant",
                grant.id(),
                "/v1/grants/" + grant.id() + "/settlement",
                Map.of("grantId", grant.id(), "determinationNumber", grant.determinationNumber(), "on", on));
    }
}
