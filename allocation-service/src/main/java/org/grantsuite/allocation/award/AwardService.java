package org.grantsuite.allocation.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.award.AwardTermsStore.TermsText;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.allocation.award.domain.AwardProblem;
import org.grantsuite.allocation.award.domain.AwardStatus;
import org.grantsuite.allocation.plan.PotRepository;
import org.grantsuite.allocation.plan.domain.Pot;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.identity.Roles;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** What becomes of an offered award. */
@ApplicationScoped
public class AwardService {
    private final AwardRepository awards;
    private final AwardLines lines;
    private final AwardTermsStore terms;
    private final PotRepository pots;
    private final Commitments commitments;
    private final AwardTrail trail;

    AwardService(
            AwardRepository awards,
            AwardLines lines,
            AwardTermsStore terms,
            PotRepository pots,
            Commitments commitments,
            AwardTrail trail) {
        this.awards = awards;
        this.lines = lines;
        this.terms = terms;
        this.pots = pots;
        this.commitments = commitments;
        this.trail = trail;
    }

    /** An award with what it is made of and the terms it was offered on. */
    public record Shown(Award award, List<AwardLines.Part> parts, TermsText terms) {}

    /** Who answers an offer, and on which day. */
    public record Answer(String byWhom, LocalDate on) {}

    @Transactional
    public Shown get(UUID id) {
        Award award = awards.get(id);
        requireOwn(award);
        return show(List.of(award)).get(0);
    }

    /** A provider sees its own awards only. */
    @Transactional
    public List<Shown> list(AwardRepository.Filter filter, @Nullable UUID after, int limit) {
        List<String> own = isProvider() ? List.copyOf(trail.caller().providerIds()) : null;
        return show(awards.page(filter, own, after, limit));
    }

    /** On exactly which terms, and how much of it; everything where no sum is named. */
    public record Acceptance(
            String termsVersion, String termsHash, @Nullable Money amount) {}

    /** R29: on exactly the terms offered; R13: only with cash or underwriting behind it. */
    public Shown accept(UUID id, Answer answer, Acceptance acceptance) {
        commitments.lock(awards.grantOf(id));
        List<Pot> locked = acceptance.amount() == null ? List.of() : pots.lockAll(awards.planOf(id));
        Award award = awards.lock(id);
        requireOwn(award);
        award.requireMay(AwardStatus.ACCEPTED);
        award.requireTerms(acceptance.termsHash());
        requireVersion(award, acceptance.termsVersion());
        trail.stamps().requirePast(answer.on(), "acceptedOn");
        Money sum = acceptance.amount() == null ? award.amount() : acceptance.amount();
        award.requireAcceptable(answer.on(), sum);
        commitments.requireFree(award.grantId(), sum, answer.on());
        award.accept(answer.byWhom(), answer.on(), sum);
        if (sum.compareTo(award.amount()) < 0) {
            giveUpRest(award, sum, locked);
        }
        awards.flush();
        trail.record(
                "Accepted",
                award,
                null,
                Map.of("termsHash", acceptance.termsHash(), "acceptedBy", answer.byWhom(), "accepted", sum));
        return show(List.of(award)).get(0);
    }

    /** The part that is accepted is spread over its pots in their proportion, to the penny; the rest is free in them again. */
    private void giveUpRest(Award award, Money sum, List<Pot> locked) {
        Map<String, Money> offered =
                AwardLines.byPot(lines.of(List.of(award.id())).getOrDefault(award.id(), List.of()));
        Map<String, Money> accepted = PartAcceptance.split(offered, sum);
        lines.keepAccepted(award.id(), trail.stamps().council(), accepted);
        offered.forEach((code, whole) -> {
            Money rest = whole.minus(accepted.getOrDefault(code, Money.ZERO));
            if (rest.isPositive()) {
                PotRepository.named(locked, code).takeBack(rest);
            }
        });
    }

    /** The money is free in its pots again, and shown apart as declined. */
    public Shown decline(UUID id, Answer answer, String reason) {
        List<Pot> locked = pots.lockAll(awards.planOf(id));
        Award award = awards.lock(id);
        requireOwn(award);
        award.requireMay(AwardStatus.DECLINED);
        trail.stamps().requirePast(answer.on(), "declinedOn");
        award.decline(answer.byWhom(), answer.on(), reason);
        Shown shown = show(List.of(award)).get(0);
        AwardLines.byPot(shown.parts())
                .forEach((code, sum) -> PotRepository.named(locked, code).takeBack(sum));
        awards.flush();
        trail.record("Declined", award, reason, Map.of("declinedBy", answer.byWhom()));
        return show(List.of(award)).get(0);
    }

    private void requireVersion(Award award, String version) {
        TermsText offered = terms.get(award.termsHash());
        if (!offered.version().equals(version)) {
            throw Refusal.of(AwardProblem.AWARD_TERMS_DIFFER, "The terms offered are version " + offered.version())
                    .at("termsVersion", "read the award's terms and accept those");
        }
    }

    private void requireOwn(Award award) {
        if (isProvider() && !trail.caller().providerIds().contains(award.providerId())) {
            throw Refusal.of(AwardProblem.AWARD_UNKNOWN, "No award has the id " + award.id());
        }
    }

    /** A provider's own token, rather than one of the council's people who may also be somebody else. */
    private boolean isProvider() {
        Caller caller = trail.caller();
        return caller.has(Roles.PROVIDER)
                && !caller.has(Roles.GRANTS_OFFICER)
                && !caller.has(Roles.ALLOCATION_PREPARER)
                && !caller.has(Roles.AUDITOR)
                && !caller.isService();
    }

    private List<Shown> show(List<Award> found) {
        List<UUID> ids = found.stream().map(Award::id).toList();
        Map<UUID, List<AwardLines.Part>> parts = lines.of(ids);
        Map<String, TermsText> offered =
                terms.of(found.stream().map(Award::termsHash).distinct().toList());
        Map<UUID, Shown> shown = new LinkedHashMap<>();
        found.forEach(award -> shown.put(
                award.id(),
                new Shown(
                        award,
                        parts.getOrDefault(award.id(), List.of()),
                        java.util.Objects.requireNonNull(offered.get(award.termsHash())))));
        return List.copyOf(shown.values());
    }
}
