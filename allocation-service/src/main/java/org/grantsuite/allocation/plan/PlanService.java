package org.grantsuite.allocation.plan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.grantsuite.allocation.approval.Approvals;
import org.grantsuite.allocation.grantclient.GrantGateway.Action;
import org.grantsuite.allocation.grantclient.GrantGateway.Mandate;
import org.grantsuite.allocation.plan.domain.Basis;
import org.grantsuite.allocation.plan.domain.Plan;
import org.grantsuite.allocation.plan.domain.PlanProblem;
import org.grantsuite.allocation.plan.domain.PlanStatus;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.allocation.plan.domain.PotFigures;
import org.grantsuite.allocation.plan.domain.PotPurpose;
import org.grantsuite.allocation.plan.domain.Recipient;
import org.grantsuite.allocation.plan.domain.Split;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.event.Events;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** Drafts, changes and approves plans. */
@ApplicationScoped
public class PlanService {
    private final PlanRepository plans;
    private final PotRepository pots;
    private final PlanDecisions decisions;
    private final Approvals approvals;
    private final Stamps stamps;
    private final Audit audit;
    private final Events events;

    PlanService(
            PlanRepository plans,
            PotRepository pots,
            PlanDecisions decisions,
            Approvals approvals,
            Stamps stamps,
            Audit audit,
            Events events) {
        this.plans = plans;
        this.pots = pots;
        this.decisions = decisions;
        this.approvals = approvals;
        this.stamps = stamps;
        this.audit = audit;
        this.events = events;
    }

    /** A plan with its pots in their order. */
    public record PlanWithPots(Plan plan, List<Pot> pots) {

        public Split split(Basis basis) {
            return Split.of(
                    plan.amount(),
                    basis,
                    pots.stream().map(Pot::figures).toList(),
                    plan.terms().residual());
        }
    }

    /** A pot as it is asked for. */
    public record PotOrder(Pot.Face face, PotFigures figures) {}

    /** What somebody who changes a plan leaves as it is, is null. */
    public record Change(Plan.Terms terms, @Nullable List<PotOrder> pots) {}

    public PlanWithPots draft(Plan.Subject subject, Plan.Terms terms, List<PotOrder> orders) {
        Plan plan = Plan.draft(stamps.id(), subject, terms, stamps.person(), stamps.now());
        plans.persist(plan);
        List<Pot> stored = store(plan, orders);
        plans.flush();
        audit.record(
                "PLAN_DRAFTED",
                "plan",
                plan.id(),
                terms.name(),
                Map.of("amount", terms.amount(), "basis", terms.basis()));
        return new PlanWithPots(plan, stored);
    }

    @Transactional
    public PlanWithPots get(UUID id) {
        return new PlanWithPots(find(id), pots.of(id));
    }

    /** Without its pots: whoever locks a pot afterwards must not have read it before, or it would look stale. */
    @Transactional
    public Plan plan(UUID id) {
        return find(id);
    }

    @Transactional
    public List<PlanWithPots> list(@Nullable UUID grantId, @Nullable UUID after, int limit) {
        return plans.page(grantId, after, limit).stream()
                .map(plan -> new PlanWithPots(plan, pots.of(plan.id())))
                .toList();
    }

    @Transactional
    public PlanWithPots change(
            UUID id, @Nullable String ifMatch, java.util.function.Function<PlanWithPots, Change> edit) {
        Plan plan = lock(id);
        Versions.requireMatch(ifMatch, plan.version());
        plan.requireDraft();
        PlanWithPots before = new PlanWithPots(plan, pots.of(id));
        Change change = edit.apply(before);
        List<PotOrder> orders = change.pots() == null
                ? before.pots().stream()
                        .map(pot -> new PotOrder(pot.face(), pot.figures()))
                        .toList()
                : change.pots();
        plan.change(change.terms());
        pots.delete("planId", id);
        List<Pot> stored = store(plan, orders);
        plans.flushAsAnother(plan);
        audit.record("PLAN_CHANGED", "plan", id, null, Map.of("amount", plan.amount()));
        return new PlanWithPots(plan, stored);
    }

    /** Under which decision, and by which of its two figures. */
    public record Grounds(UUID decisionId, Basis governing) {
        Approvals.Matter matter(Plan plan) {
            return new Approvals.Matter(
                    Action.PLAN_APPROVAL,
                    plan.id(),
                    "version " + plan.version() + ", " + governing + " by " + decisionId);
        }
    }

    /**
     * The caller's authority to approve the plan; empty when it is approved already. Not in a transaction, because
     * grant-service is asked.
     */
    public Optional<Mandate> authority(UUID id) {
        PlanWithPots found = QuarkusTransaction.requiringNew().call(() -> new PlanWithPots(find(id), pots.of(id)));
        Plan plan = found.plan();
        if (plan.status() != PlanStatus.DRAFT) {
            return Optional.empty();
        }
        plan.requireOtherThanPreparer(stamps.person());
        Set<String> codes = found.pots().stream().map(Pot::code).collect(Collectors.toSet());
        return Optional.of(approvals.require(Action.PLAN_APPROVAL, plan.grantId(), codes, plan.amount()));
    }

    /**
     * R24, R43: by another person, under a decision grant-service knows; the basis it names governs from here on. While
     * another person is needed it stays a draft.
     */
    public PlanWithPots approve(UUID id, Optional<Mandate> mandate, Grounds grounds, @Nullable String note) {
        Plan plan = lock(id);
        plan.requireDraft();
        plan.requireOtherThanPreparer(stamps.person());
        Basis governing = grounds.governing();
        var decision = decisions.require(plan, grounds.decisionId(), governing);
        List<Pot> stored = pots.lockAll(id);
        if (!approvals.note(grounds.matter(plan), mandate.orElseThrow())) {
            return new PlanWithPots(plan, stored);
        }
        Split split = new PlanWithPots(plan, stored).split(governing);
        decisions.requireMandatoryShares(
                plan, split, stored.stream().map(pot -> pot.face().recipient()).toList(), decision.decidedOn());
        IntStream.range(0, stored.size())
                .forEach(i -> stored.get(i).govern(split.pots().get(i)));
        requireOnlyPlanOfInstalment(plan);
        plan.approve(decision, stamps.person(), stamps.now(), note);
        plans.flush();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("decision", decision.reference());
        detail.put("governingBasis", governing);
        detail.put("pots", stored.stream().collect(Collectors.toMap(Pot::code, Pot::amount)));
        audit.record("PLAN_APPROVED", "plan", id, note, detail);
        events.append("PlanApproved", "/v1/plans/" + id, Map.of("planId", id, "grantId", plan.grantId()));
        return new PlanWithPots(plan, stored);
    }

    private void requireOnlyPlanOfInstalment(Plan plan) {
        long others = plans.count(
                "grantId = ?1 and instalmentNumber = ?2 and status = PlanStatus.APPROVED",
                plan.grantId(),
                plan.instalmentNumber());
        if (others > 0) {
            throw Refusal.of(
                    PlanProblem.PLAN_INSTALMENT_SPLIT_ALREADY,
                    "Instalment " + plan.instalmentNumber() + " is split by an approved plan already");
        }
    }

    private Plan find(UUID id) {
        return plans.findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    private Plan lock(UUID id) {
        return plans.lock(id).orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(UUID id) {
        return Refusal.of(PlanProblem.PLAN_UNKNOWN, "No plan has the id " + id);
    }

    private List<Pot> store(Plan plan, List<PotOrder> orders) {
        requireSensible(orders);
        Plan.Terms terms = plan.terms();
        Split split = Split.of(
                terms.amount(),
                terms.basis(),
                orders.stream().map(PotOrder::figures).toList(),
                terms.residual());
        List<Pot> stored = IntStream.range(0, orders.size())
                .mapToObj(i -> Pot.of(
                        stamps.id(),
                        plan.id(),
                        i,
                        orders.get(i).face(),
                        split.pots().get(i)))
                .toList();
        pots.persist(stored);
        return stored;
    }

    private static void requirePurposes(List<PotOrder> orders) {
        for (PotOrder order : orders) {
            PotPurpose purpose = order.figures().place().purpose();
            String code = order.face().code();
            if (purpose == PotPurpose.RETAINED && order.face().recipient() != Recipient.DIRECT) {
                throw Refusal.of(
                        PlanProblem.PLAN_PURPOSE_CONTRADICTS,
                        "Pot " + code + " is kept by the council, so its recipient is DIRECT");
            }
            boolean holds = orders.stream()
                    .anyMatch(other -> code.equals(other.figures().place().within()));
            if (purpose == PotPurpose.STRAND && !holds) {
                throw Refusal.of(
                        PlanProblem.PLAN_PURPOSE_CONTRADICTS,
                        "Strand " + code + " holds pots, and none lies within it");
            }
        }
    }

    private static void requireSensible(List<PotOrder> orders) {
        requirePurposes(orders);
        Set<String> codes = new HashSet<>();
        for (PotOrder order : orders) {
            if (!codes.add(order.face().code())) {
                throw Refusal.of(
                        PlanProblem.PLAN_POT_CODE_REPEATED,
                        "Pot code " + order.face().code() + " stands twice");
            }
        }
        for (PotOrder order : orders) {
            String base = order.face().layerOn();
            if (base != null
                    && (!codes.contains(base) || base.equals(order.face().code()))) {
                throw Refusal.of(
                        PlanProblem.PLAN_LAYER_UNKNOWN,
                        "Pot " + order.face().code() + " is a layer on " + base
                                + ", which is no other pot of the plan");
            }
        }
    }
}
