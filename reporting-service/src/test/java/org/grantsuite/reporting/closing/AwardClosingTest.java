package org.grantsuite.reporting.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.grantsuite.reporting.calculation.AcceptedSpend;
import org.grantsuite.reporting.calculation.ProviderClaim;
import org.grantsuite.reporting.closing.domain.AwardClosing;
import org.grantsuite.reporting.closing.domain.AwardClosing.Award;
import org.grantsuite.reporting.closing.domain.ProviderPosition;
import org.grantsuite.reporting.closing.domain.ProviderPosition.Settled;
import org.junit.jupiter.api.Test;

/** What a provider owes, laid on the awards it was paid under. */
class AwardClosingTest {

    private static final UUID FIRST = UUID.fromString("0190b0b0-0000-7000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("0190b0b0-0000-7000-8000-000000000002");
    private static final List<Award> AWARDS = List.of(new Award(FIRST, "1-A", 100), new Award(SECOND, "1-A", 100));

    private static ProviderPosition position(long paid, long accepted, long misspent, List<ProviderClaim> claims) {
        return new ProviderPosition(
                "1-A",
                paid,
                true,
                accepted,
                misspent,
                new Settled(0, 0, asked(claims, false)),
                new Settled(0, 0, asked(claims, true)),
                0,
                Optional.empty());
    }

    private static long asked(List<ProviderClaim> claims, boolean misspent) {
        return claims.stream()
                .filter(claim -> claim.misspent() == misspent)
                .mapToLong(ProviderClaim::askedPence)
                .sum();
    }

    private static ProviderClaim claim(UUID award, boolean misspent, long pence) {
        return new ProviderClaim(
                UUID.randomUUID(), award, "1-A", "REC", misspent, pence, LocalDate.of(2022, 7, 1), List.of());
    }

    private static AcceptedSpend spent(long pence, UUID... awards) {
        return new AcceptedSpend("R", "1-A", List.of(awards), pence);
    }

    @Test
    void shouldAskBackOfTheAwardThatTheReturnDidNotSpend() {
        var second = AwardClosing.of(position(200, 100, 0, List.of()), AWARDS, List.of(spent(100, FIRST)), List.of());
        var first = AwardClosing.of(position(200, 100, 0, List.of()), AWARDS, List.of(spent(100, SECOND)), List.of());

        assertThat(second).containsExactly(new AwardClosing(SECOND, "1-A", 100, 0, 0, 0, 100, 0, 0));
        assertThat(first).containsExactly(new AwardClosing(FIRST, "1-A", 100, 0, 0, 0, 100, 0, 0));
    }

    /** 30 was asked of the first: spend beyond its other 70 goes to the second before it lies on those 30. */
    @Test
    void shouldLaySpendOnWhatIsAskedBackAlreadyLastOfAll() {
        var claims = List.of(claim(FIRST, false, 30));

        assertThat(AwardClosing.of(position(200, 170, 0, claims), AWARDS, List.of(spent(170, FIRST)), claims))
                .isEmpty();
        assertThat(AwardClosing.of(position(200, 160, 0, claims), AWARDS, List.of(spent(160, FIRST)), claims))
                .containsExactly(new AwardClosing(SECOND, "1-A", 100, 90, 0, 0, 10, 0, 0));
    }

    @Test
    void shouldAskForWhatWasMisspentBesideWhatWasAskedForAsMisspentBefore() {
        var claims = List.of(claim(FIRST, true, 10));

        // 200 spent, 25 of it misspent, 10 of those asked for
        assertThat(AwardClosing.of(position(200, 200, 25, claims), AWARDS, List.of(spent(200, FIRST, SECOND)), claims))
                .containsExactly(new AwardClosing(SECOND, "1-A", 100, 85, 15, 0, 0, 15, 0));
    }

    /** The payment of the first was withdrawn after it was asked back: what it was asked too much makes up for the second. */
    @Test
    void shouldAskForNoMoreThanIsOwedWhereAnotherAwardWasAskedTooMuch() {
        var claims = List.of(claim(FIRST, false, 100));
        var awards = List.of(new Award(FIRST, "1-A", 0), new Award(SECOND, "1-A", 200));

        assertThat(AwardClosing.of(position(200, 50, 0, claims), awards, List.of(spent(50, SECOND)), claims))
                .containsExactly(new AwardClosing(SECOND, "1-A", 200, 150, 0, 0, 50, 0, 0));
    }

    /** Together the awards ask for what the provider owes and was not asked for, no award for more than it was paid. */
    @Test
    void shouldAskForExactlyWhatIsOwed() {
        var random = new Random(20220706);
        for (int round = 0; round < 2_000; round++) {
            var awards = new ArrayList<Award>();
            var claims = new ArrayList<ProviderClaim>();
            var accepted = new ArrayList<AcceptedSpend>();
            long paid = 0;
            long spent = 0;
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                var award = new Award(new UUID(i, random.nextLong()), "1-A", random.nextInt(1_000));
                awards.add(award);
                paid += award.paidPence();
                // a payment may have been withdrawn after it was asked back
                if (random.nextInt(3) == 0) {
                    claims.add(claim(award.id(), random.nextBoolean(), random.nextInt(1_500) + 1));
                }
                var spend = spent(random.nextInt(1_200), award.id());
                accepted.add(spend);
                spent += spend.pence();
            }
            long counted = Math.min(paid, spent);
            long misspent = counted == 0 ? 0 : random.nextInt((int) counted);
            var position = position(paid, counted, misspent, claims);
            var closings = AwardClosing.of(position, awards, accepted, claims);

            long asked = claims.stream().mapToLong(ProviderClaim::askedPence).sum();
            assertThat(closings.stream()
                            .mapToLong(one -> one.unspentToRaisePence() + one.misspentToRaisePence())
                            .sum())
                    .isEqualTo(Math.max(0, paid - counted + misspent - asked));
            assertThat(closings.stream()
                            .mapToLong(AwardClosing::misspentToRaisePence)
                            .sum())
                    .isEqualTo(position.misspentToRaisePence());
            assertThat(closings)
                    .allSatisfy(one -> assertThat(one.acceptedPence()
                                    + one.askedPence()
                                    + one.unspentToRaisePence()
                                    + one.misspentToRaisePence())
                            .isEqualTo(one.paidPence()))
                    .allSatisfy(one -> assertThat(one.acceptedPence() + one.misspentPence())
                            .isLessThanOrEqualTo(one.paidPence()));
        }
    }
}
