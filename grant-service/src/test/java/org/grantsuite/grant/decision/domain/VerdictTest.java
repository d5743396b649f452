package org.grantsuite.grant.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.decision.domain.Delegation.DelegationGiven;
import org.grantsuite.grant.decision.domain.Delegation.Ending;
import org.grantsuite.grant.decision.domain.Delegation.Subject;
import org.grantsuite.grant.decision.domain.Deputy.Appointed;
import org.grantsuite.grant.decision.domain.Standing.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
    private static final UUID GRANT = UUID.randomUUID();
    private static final LocalDate TODAY = LocalDate.of(2022, 2, 2);
    private static final Subject SUBJECT = new Subject(GRANT, "WRRF-1", LocalDate.of(2021, 11, 10));
    private static final Person AMIR = new Person("amir", Set.of(MandateRole.ALLOCATION_APPROVER), false);
    private static final Person DORA = new Person("dora", Set.of(), false);

    @Test
    void shouldLetNobodyApproveWhereNothingIsRecordedAndSayWhatToRecord() {
        Verdict verdict = Verdict.of(asked("10.00"), List.of(), AMIR);

        assertThat(verdict.callersAuthority()).isEmpty();
        assertThat(verdict.peopleNeeded()).isEmpty();
        assertThat(verdict.why())
                .hasValueSatisfying(why ->
                        assertThat(why).contains("No decision or delegation says who may PLAN_APPROVAL", "record one"));
    }

    @Test
    void shouldLetThePersonNamedAndWhoeverHoldsTheRoleApprove() {
        assertThat(may(AMIR, under(persons("amir")))).isTrue();
        assertThat(may(DORA, under(persons("amir")))).isFalse();
        assertThat(may(AMIR, under(role(MandateRole.ALLOCATION_APPROVER)))).isTrue();
        assertThat(may(AMIR, under(role(MandateRole.FINANCE)))).isFalse();
    }

    @Test
    void shouldNeverLetAServiceOrTheRecorderApprove() {
        var robot = new Person("amir", Set.of(MandateRole.ALLOCATION_APPROVER), true);
        var recorder = new Person("olga", Set.of(MandateRole.ALLOCATION_APPROVER), false);

        assertThat(may(robot, under(persons("amir")))).isFalse();
        assertThat(may(recorder, under(role(MandateRole.ALLOCATION_APPROVER)))).isFalse();
    }

    @Test
    void shouldWaitForTheDecisionToTakeEffect() {
        var decision = decision(TODAY.plusDays(1));
        var standing = new Standing(mandate(decision, null, persons("amir")), decision, null, List.of());

        assertThat(Verdict.of(asked("10.00"), List.of(standing), AMIR).why())
                .hasValueSatisfying(why -> assertThat(why).contains("has effect from 2022-02-03"));
    }

    @ParameterizedTest
    @CsvSource({
        "WRRF-*, 2021-12-08, , , true",
        "ICTF-*, 2021-12-08, , , false", // another family
        "WRRF-*, 2022-02-03, , , false", // not yet
        "WRRF-*, 2021-12-08, 2022-02-02, , true", // its last day
        "WRRF-*, 2021-12-08, 2022-02-01, , false", // the day after its last
        "WRRF-*, 2021-12-08, , 2022-02-01, false" // ended by its event
    })
    void shouldHoldTheDelegationToItsScopeAndItsDays(
            String pattern, LocalDate from, @Nullable LocalDate until, @Nullable LocalDate endedOn, boolean covers) {
        var decision = decision(from);
        var delegation = delegation(decision, null, new GrantFamily(pattern, "family", true), from, until);
        if (endedOn != null) {
            delegation.end(new Ending("End of the pandemic", endedOn));
        }

        assertThat(may(
                        AMIR,
                        new Standing(mandate(decision, delegation, persons("amir")), decision, delegation, List.of())))
                .isEqualTo(covers);
    }

    @Test
    void shouldCoverOneGrantAndNoOther() {
        var decision = decision(TODAY);
        var here = delegation(decision, GRANT, null, TODAY, null);
        var elsewhere = delegation(decision, UUID.randomUUID(), null, TODAY, null);

        assertThat(may(AMIR, new Standing(mandate(decision, here, persons("amir")), decision, here, List.of())))
                .isTrue();
        assertThat(may(
                        AMIR,
                        new Standing(mandate(decision, elsewhere, persons("amir")), decision, elsewhere, List.of())))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"99.99,false", "100.00,true", "500.00,true", "500.01,false"})
    void shouldKeepToTheBandBothEndsIncluded(String amount, boolean covers) {
        var terms = terms(Set.of("amir"), null, Set.of(), "100.00", "500.00", null);

        assertThat(Verdict.of(asked(amount), List.of(under(terms)), AMIR)
                        .callersAuthority()
                        .isPresent())
                .isEqualTo(covers);
    }

    @Test
    void shouldNotGuessASumThatIsNotStated() {
        var banded = under(terms(Set.of("amir"), null, Set.of(), null, "500.00", null));
        var question = new ApprovalQuestion(ApprovalAction.PLAN_APPROVAL, SUBJECT, Set.of(), null, TODAY);

        assertThat(Verdict.of(question, List.of(banded), AMIR).callersAuthority())
                .isEmpty();
        assertThat(terms(Set.of("amir"), null, Set.of(), null, null, "1.00").peopleNeeded(null))
                .isEqualTo(2);
    }

    @Test
    void shouldCoverOnlyThePotsItNames() {
        var standing = under(terms(Set.of("amir"), null, Set.of("CARE", "HUB"), null, null, null));

        assertThat(Verdict.of(asked("1.00", "CARE"), List.of(standing), AMIR).callersAuthority())
                .isPresent();
        assertThat(Verdict.of(asked("1.00", "CARE", "PILOT"), List.of(standing), AMIR)
                        .callersAuthority())
                .isEmpty();
        assertThat(Verdict.of(asked("1.00"), List.of(standing), AMIR).callersAuthority())
                .isEmpty();
    }

    @Test
    void shouldAskForTwoPeopleAboveTheThresholdAndSayWhenThereIsOnlyOne() {
        var standing = under(terms(Set.of("amir"), null, Set.of(), null, null, "100.00"));

        assertThat(Verdict.of(asked("100.00"), List.of(standing), AMIR).peopleNeeded())
                .hasValue(1);
        var verdict = Verdict.of(asked("100.01"), List.of(standing), AMIR);
        assertThat(verdict.peopleNeeded()).hasValue(2);
        assertThat(verdict.why()).hasValueSatisfying(why -> assertThat(why).contains("2 people are needed and 1 may"));
    }

    @Test
    void shouldPutTheDeputyInThePlaceOfWhoeverIsAwayAndOnlyThen() {
        var decision = decision(LocalDate.of(2021, 12, 16));
        var delegation = delegation(decision, GRANT, null, LocalDate.of(2021, 12, 16), null);
        var deputy =
                new Deputy(stamp(), delegation.id(), new Appointed("dora", "amir", TODAY, TODAY.plusDays(2), "leave"));
        var standing =
                new Standing(mandate(decision, delegation, persons("amir")), decision, delegation, List.of(deputy));

        assertThat(standing.covers(DORA, TODAY.minusDays(1))).isFalse();
        assertThat(standing.covers(AMIR, TODAY.minusDays(1))).isTrue();
        assertThat(standing.covers(DORA, TODAY)).isTrue();
        assertThat(standing.covers(AMIR, TODAY)).isFalse();
        assertThat(standing.covers(DORA, TODAY.plusDays(2))).isTrue();
        assertThat(standing.covers(DORA, TODAY.plusDays(3))).isFalse();

        deputy.end(TODAY);
        assertThat(standing.covers(DORA, TODAY.plusDays(1))).isFalse();
        assertThat(standing.covers(AMIR, TODAY.plusDays(1))).isTrue();
    }

    /** Law: a further mandate never takes authority away, and never asks for more people. */
    @Test
    void shouldOnlyEverWidenWithAFurtherMandate() {
        Random random = new Random(31_5781);
        for (int round = 0; round < 2_000; round++) {
            List<Standing> some = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                some.add(under(anyTerms(random)));
            }
            List<Standing> more = new ArrayList<>(some);
            more.add(under(anyTerms(random)));
            var question = asked(random.nextInt(1, 900) + ".00", random.nextBoolean() ? "CARE" : "HUB");
            var before = Verdict.of(question, some, AMIR);
            var after = Verdict.of(question, more, AMIR);

            if (before.callersAuthority().isPresent()) {
                assertThat(after.callersAuthority()).isPresent();
                assertThat(after.peopleNeeded(after.callersAuthority().orElseThrow()))
                        .isLessThanOrEqualTo(
                                before.peopleNeeded(before.callersAuthority().orElseThrow()));
            }
            assertThat(after.authorities().size() + after.gaps().size()).isEqualTo(more.size());
            assertThat(after.authorities().isEmpty())
                    .isEqualTo(after.peopleNeeded().isEmpty());
        }
    }

    private static MandateTerms anyTerms(Random random) {
        return terms(
                random.nextBoolean() ? Set.of("amir") : Set.of("dora"),
                random.nextBoolean() ? MandateRole.ALLOCATION_APPROVER : null,
                random.nextBoolean() ? Set.of() : Set.of("CARE"),
                random.nextBoolean() ? null : random.nextInt(1, 400) + ".00",
                random.nextBoolean() ? null : random.nextInt(400, 900) + ".00",
                random.nextBoolean() ? null : random.nextInt(1, 900) + ".00");
    }

    private static boolean may(Person person, Standing standing) {
        return Verdict.of(asked("10.00"), List.of(standing), person)
                .callersAuthority()
                .isPresent();
    }

    private static ApprovalQuestion asked(String amount, String... pots) {
        return new ApprovalQuestion(ApprovalAction.PLAN_APPROVAL, SUBJECT, Set.of(pots), Money.parse(amount), TODAY);
    }

    private static Standing under(MandateTerms terms) {
        var decision = decision(LocalDate.of(2021, 12, 16));
        return new Standing(mandate(decision, null, terms), decision, null, List.of());
    }

    private static MandateTerms persons(String... persons) {
        return terms(Set.of(persons), null, Set.of(), null, null, null);
    }

    private static MandateTerms role(MandateRole role) {
        return terms(Set.of(), role, Set.of(), null, null, null);
    }

    private static MandateTerms terms(
            Set<String> persons,
            @Nullable MandateRole role,
            Set<String> pots,
            @Nullable String min,
            @Nullable String max,
            @Nullable String two) {
        return new MandateTerms(
                Set.of(ApprovalAction.PLAN_APPROVAL), persons, role, pots, money(min), money(max), money(two));
    }

    private static @Nullable Money money(@Nullable String amount) {
        return amount == null ? null : Money.parse(amount);
    }

    private static Mandate mandate(Decision decision, @Nullable Delegation delegation, MandateTerms terms) {
        return new Mandate(
                stamp(), new Mandate.Origin(decision.id(), delegation == null ? null : delegation.id(), GRANT), terms);
    }

    private static Delegation delegation(
            Decision decision,
            @Nullable UUID grantId,
            @Nullable GrantFamily family,
            LocalDate from,
            @Nullable LocalDate until) {
        return new Delegation(
                stamp(),
                new DelegationGiven(
                        decision.id(), "Director", grantId, family, Set.of(), null, from, until, null, List.of()));
    }

    private static Decision decision(LocalDate effectiveOn) {
        return new Decision(
                stamp(),
                new DecisionMade(
                        GRANT,
                        "SCB-1",
                        DecisionKind.BOARD,
                        "Board",
                        "Who may",
                        LocalDate.of(2021, 12, 8),
                        null,
                        effectiveOn,
                        Set.of(DecisionPurpose.DELEGATION),
                        null,
                        Set.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null),
                List.of());
    }

    private static Stamp stamp() {
        return new Stamp(UUID.randomUUID(), Instant.EPOCH, "olga");
    }
}
