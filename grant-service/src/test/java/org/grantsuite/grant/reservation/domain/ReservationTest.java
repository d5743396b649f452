package org.grantsuite.grant.reservation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.reservation.domain.Reservation.Wanted;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReservationTest {
    private final Reservation reservation = aReservationOf("100.00");

    @Nested
    class Post {
        @Test
        void shouldStayActiveUntilAllIsPosted() {
            reservation.post(Money.parse("99.99"));
            assertThat(reservation.status()).isEqualTo(ReservationStatus.ACTIVE);
            assertThat(reservation.remaining()).isEqualTo(Money.parse("0.01"));

            reservation.post(Money.parse("0.01"));
            assertThat(reservation.status()).isEqualTo(ReservationStatus.POSTED);
            assertThat(reservation.remaining()).isEqualTo(Money.ZERO);
        }

        @Test
        void shouldRefuseOnePennyTooMuchAndPostNothing() {
            assertThatThrownBy(() -> reservation.post(Money.parse("100.01"))).isInstanceOf(IllegalStateException.class);
            assertThat(reservation.posted()).isEqualTo(Money.ZERO);
        }

        @Test
        void shouldPostNothingOutOfAVoidedReservation() {
            reservation.giveBack("run withdrawn");

            assertThatThrownBy(() -> reservation.post(Money.parse("1.00"))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class GiveBack {
        @Test
        void shouldKeepWhatWasPostedAndFreeTheRest() {
            reservation.post(Money.parse("40.00"));
            reservation.giveBack("run withdrawn");

            assertThat(reservation.status()).isEqualTo(ReservationStatus.VOIDED);
            assertThat(reservation.posted()).isEqualTo(Money.parse("40.00"));
            assertThat(reservation.remaining()).isEqualTo(Money.ZERO);
        }

        @Test
        void shouldNotGiveBackWhatIsPostedOrVoided() {
            Reservation posted = aReservationOf("5.00");
            posted.post(Money.parse("5.00"));
            reservation.giveBack("once");

            assertThatThrownBy(() -> posted.giveBack("late")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> reservation.giveBack("twice")).isInstanceOf(IllegalStateException.class);
        }
    }

    private static Reservation aReservationOf(String amount) {
        return new Reservation(
                new Stamp(UUID.randomUUID(), Instant.EPOCH, "rita"),
                new Wanted(
                        UUID.randomUUID(),
                        "run-1",
                        Money.parse(amount),
                        UUID.randomUUID(),
                        1,
                        LocalDate.of(2021, 12, 20),
                        "P1",
                        List.of(),
                        "hash"));
    }
}
