package org.grantsuite.grant.condition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.grantsuite.commons.paging.Versions;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.condition.Judgement.Finding;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.jspecify.annotations.Nullable;

/** The conditions register: every condition of a grant's edition, who answers for it, and how it stands. */
@ApplicationScoped
public class ConditionService {
    private static final int MOST_JUDGEMENTS = 200;

    private final ConditionStore store;
    private final GrantService grants;
    private final GrantLock lock;
    private final Chronicle chronicle;

    ConditionService(ConditionStore store, GrantService grants, GrantLock lock, Chronicle chronicle) {
        this.store = store;
        this.grants = grants;
        this.lock = lock;
        this.chronicle = chronicle;
    }

    @Transactional
    public List<Condition> list(UUID grantId) {
        var grant = grants.get(grantId);
        var owners = store.owners(grantId);
        var judgements = store.judgements(grantId);
        return inForce(grant, code -> owners.containsKey(code) || judgements.containsKey(code)).stream()
                .map(term -> {
                    var owned = owners.get(term.code());
                    return new Condition(
                            term,
                            owned == null ? null : owned.owner(),
                            owned == null ? 0 : owned.version(),
                            judgements.getOrDefault(term.code(), List.of()));
                })
                .toList();
    }

    /** Those of the edition in force today, and what any earlier one set and somebody took up, the latest word first (R46). */
    private Collection<ConditionTerm> inForce(Grant grant, Predicate<String> takenUp) {
        Map<String, ConditionTerm> terms = new LinkedHashMap<>();
        ConditionTerms.of(grants.rulesOn(grant, chronicle.today())).forEach(term -> terms.put(term.code(), term));
        grants.rulesSoFar(grant, chronicle.today()).stream()
                .flatMap(rules -> ConditionTerms.of(rules).stream())
                .filter(term -> takenUp.test(term.code()))
                .forEach(term -> terms.putIfAbsent(term.code(), term));
        return terms.values();
    }

    @Transactional
    public Condition get(UUID grantId, String code) {
        return list(grantId).stream()
                .filter(one -> one.term().code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ConditionProblem.CONDITION_UNKNOWN, "The grant's edition sets no condition " + code));
    }

    @Transactional
    public Condition own(UUID grantId, String code, @Nullable String ifMatch, String owner) {
        lock.take(grantId);
        Versions.requireMatch(ifMatch, get(grantId, code).version());
        store.own(chronicle.stamp(), grantId, code, owner);
        chronicle.tell(deed("ConditionOwned", grantId, code, Map.of("grantId", grantId, "code", code, "owner", owner)));
        return get(grantId, code);
    }

    @Transactional
    public Condition judge(UUID grantId, String code, Finding finding) {
        lock.take(grantId);
        Condition about = get(grantId, code);
        chronicle.requirePast(finding.judgedOn(), "judgedOn");
        requireMove(about, finding.state());
        requireWhole(finding);
        requireInOrder(about, finding);
        store.judge(chronicle.stamp(), grantId, about, finding);
        var detail = Map.of(
                "grantId",
                grantId,
                "code",
                code,
                "from",
                about.state(),
                "state",
                finding.state(),
                "judgedOn",
                finding.judgedOn(),
                "evidence",
                String.valueOf(finding.evidence()));
        Deed deed = deed("ConditionJudged", grantId, code, detail);
        chronicle.tell(finding.reason() == null ? deed : deed.because(finding.reason()));
        return get(grantId, code);
    }

    private static void requireMove(Condition about, ConditionState next) {
        if (!about.state().mayBecome(next)) {
            throw Refusal.of(
                    ConditionProblem.CONDITION_MOVE_NOT_ALLOWED,
                    "The condition is " + about.state() + " and cannot become " + next);
        }
        if (about.judgements().size() >= MOST_JUDGEMENTS) {
            throw Refusal.of(
                    ConditionProblem.CONDITION_JUDGED_TOO_OFTEN, "It was judged " + MOST_JUDGEMENTS + " times");
        }
    }

    private static void requireWhole(Finding finding) {
        if (finding.state().asksForEvidence() && finding.evidence() == null) {
            throw Refusal.of(ConditionProblem.CONDITION_EVIDENCE_MISSING, finding.state() + " asks for evidence")
                    .at("evidence", "give the reference of what shows it");
        }
        if (finding.state().asksForReason() && finding.reason() == null) {
            throw Refusal.of(ConditionProblem.CONDITION_REASON_MISSING, finding.state() + " asks for a reason")
                    .at("reason", "say why");
        }
    }

    private static void requireInOrder(Condition about, Finding finding) {
        about.judgements().stream()
                .map(judgement -> judgement.finding().judgedOn())
                .filter(finding.judgedOn()::isBefore)
                .findFirst()
                .ifPresent(later -> {
                    throw Refusal.of(ConditionProblem.CONDITION_JUDGED_BEFORE, "It was judged on " + later)
                            .at("judgedOn", "give that day or a later one");
                });
    }

    private static Deed deed(String event, UUID grantId, String code, Map<String, ?> detail) {
        return Deed.of(event, "condition", grantId, "/v1/grants/" + grantId + "/conditions/" + code, detail);
    }
}
