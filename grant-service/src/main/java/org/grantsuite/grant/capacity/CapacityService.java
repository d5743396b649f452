package org.grantsuite.grant.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.capacity.CapacityJudgement.Answer;
import org.grantsuite.grant.capacity.CapacityJudgement.Judged;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Judges agent or principal: one person judges, another approves, and from then on postings follow it. */
@ApplicationScoped
public class CapacityService {
    private final CapacityStore store;
    private final GrantService grants;
    private final GrantLock lock;
    private final Ledger ledger;
    private final Chronicle chronicle;

    CapacityService(CapacityStore store, GrantService grants, GrantLock lock, Ledger ledger, Chronicle chronicle) {
        this.store = store;
        this.grants = grants;
        this.lock = lock;
        this.ledger = ledger;
        this.chronicle = chronicle;
    }

    @Transactional
    public CapacityJudgement judge(Judged judged) {
        lock.take(judged.grantId());
        Stamp stamp = chronicle.stamp();
        store.insert(stamp, judged);
        var judgement = new CapacityJudgement(stamp, judged, null);
        chronicle.tell(deed("CapacityJudged", judgement).because(judged.rationale()));
        return judgement;
    }

    /**
     * The grant's lock orders it among the postings: each follows what was approved before it. In a closed period nothing
     * is judged any more: its working paper is finished.
     */
    @Transactional
    public CapacityJudgement answer(UUID grantId, UUID id, boolean approved, @Nullable String note) {
        lock.take(grantId);
        CapacityJudgement judgement = get(grantId, id);
        Answer before = judgement.answer();
        if (before != null) {
            throw Refusal.of(
                    CapacityProblem.JUDGEMENT_ANSWERED, before.recordedBy() + " answered it; judge anew instead");
        }
        Stamp stamp = chronicle.stamp();
        if (stamp.by().equals(judgement.stamp().by())) {
            throw Refusal.of(CapacityProblem.JUDGE_MAY_NOT_APPROVE, stamp.by() + " made it; ask another");
        }
        if (approved) {
            ledger.requireOpenPeriod(judgement.judged().effectiveOn(), "effectiveOn");
        }
        var answer = new Answer(approved, note, stamp.at(), stamp.by());
        store.insert(judgement, answer);
        var answered = new CapacityJudgement(judgement.stamp(), judgement.judged(), answer);
        Deed deed = deed(approved ? "CapacityApproved" : "CapacityDeclined", answered);
        chronicle.tell(note == null ? deed : deed.because(note));
        return answered;
    }

    @Transactional
    public CapacityJudgement get(UUID grantId, UUID id) {
        grants.get(grantId);
        return store.find(grantId, id)
                .orElseThrow(() ->
                        Refusal.of(CapacityProblem.JUDGEMENT_UNKNOWN, "The grant has no judgement with the id " + id));
    }

    @Transactional
    public Page<CapacityJudgement> list(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return store.page(grantId, cursor, limit);
    }

    /** Approved and in force on a day, as was known at a moment or now; the one that governs first. */
    @Transactional
    public List<CapacityJudgement> inForce(UUID grantId, LocalDate on, @Nullable Instant asKnownAt) {
        return store.inForce(grantId, on, asKnownAt);
    }

    private static Deed deed(String event, CapacityJudgement judgement) {
        var judged = judgement.judged();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("grantId", judged.grantId());
        String pot = judged.potCode();
        if (pot != null) {
            detail.put("potCode", pot);
        }
        detail.put("capacity", judged.capacity());
        detail.put("effectiveOn", judged.effectiveOn());
        return Deed.of(
                event,
                "capacity-judgement",
                judgement.id(),
                "/v1/grants/" + judged.grantId() + "/capacity-judgements",
                detail);
    }
}
