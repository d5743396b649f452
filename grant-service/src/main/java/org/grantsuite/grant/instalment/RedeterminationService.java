package org.grantsuite.grant.instalment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.domain.Grant;
import org.grantsuite.grant.grant.domain.Instalment;
import org.grantsuite.grant.grant.domain.Redetermination;
import org.grantsuite.grant.grant.domain.Redetermination.Letter;
import org.grantsuite.grant.grant.domain.Reprofile;
import org.grantsuite.grant.grant.domain.Reprofile.Line;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.grantsuite.grant.scheme.domain.SchemeRules.InstalmentTerm;
import org.jspecify.annotations.Nullable;

/** Takes in another total for a grant whose instalments may be paid in part (R11). */
@ApplicationScoped
public class RedeterminationService {
    private final RedeterminationRepository letters;
    private final GrantService grants;
    private final GrantLock lock;
    private final Chronicle chronicle;

    RedeterminationService(
            RedeterminationRepository letters, GrantService grants, GrantLock lock, Chronicle chronicle) {
        this.letters = letters;
        this.grants = grants;
        this.lock = lock;
        this.chronicle = chronicle;
    }

    @Transactional
    public Redetermination record(UUID grantId, Letter letter) {
        lock.takeOpen(grantId);
        Grant grant = grants.get(grantId);
        chronicle.requirePast(letter.determinedOn(), "determinedOn");
        requireNew(grant, letter);
        List<Instalment> held = grants.instalments(grantId);
        List<Money> shares = shares(grants.rulesOn(grant, letter.determinedOn()), held, letter.allocation());
        for (int i = 0; i < held.size(); i++) {
            held.get(i).reprofile(shares.get(i));
        }
        shares.subList(held.size(), shares.size()).forEach(more -> grants.addInstalment(grant, held.size() + 1, more));
        var redetermination = new Redetermination(chronicle.stamp(), grantId, grant.allocation(), letter);
        grant.redetermine(letter.allocation());
        letters.persistAndFlush(redetermination);
        chronicle.tell(deed(grant, redetermination).because(letter.reason()));
        return redetermination;
    }

    private void requireNew(Grant grant, Letter letter) {
        if (letters.holds(grant.id(), letter.reference())) {
            throw Refusal.of(
                            InstalmentProblem.REDETERMINATION_REFERENCE_USED,
                            "Letter " + letter.reference() + " is recorded")
                    .at("reference", "read the redeterminations of the grant");
        }
        if (grant.allocation().equals(letter.allocation())) {
            throw Refusal.of(InstalmentProblem.REDETERMINATION_UNCHANGED, "The allocation is " + grant.allocation())
                    .at("allocation", "give the new total");
        }
    }

    private static List<Money> shares(SchemeRules rules, List<Instalment> held, Money allocation) {
        Map<Integer, InstalmentTerm> terms = new HashMap<>();
        rules.terms().forEach(term -> terms.put(term.number(), term));
        List<Line> lines = new ArrayList<>();
        held.forEach(one -> lines.add(new Line(one.counted(), one.stands(), terms.get(one.number()))));
        return Reprofile.of(allocation, lines).orElseThrow(() -> {
            Money standing =
                    lines.stream().filter(Line::standing).map(Line::expected).reduce(Money.ZERO, Money::plus);
            return Refusal.of(
                            InstalmentProblem.REDETERMINATION_BELOW_PAID,
                            "Instalments already paid make " + standing + "; what is to come back is a repayment")
                    .at("allocation", "give at least " + standing)
                    .with("standing", standing);
        });
    }

    private static Deed deed(Grant grant, Redetermination redetermination) {
        return Deed.of(
                "GrantRedetermined",
                "redetermination",
                redetermination.id(),
                "/v1/grants/" + grant.id() + "/redeterminations",
                Map.of(
                        "grantId", grant.id(),
                        "reference", redetermination.reference(),
                        "previous", redetermination.previous(),
                        "allocation", redetermination.allocation()));
    }

    @Transactional
    public Page<Redetermination> list(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return letters.page(grantId, cursor, limit);
    }
}
