package org.grantsuite.grant.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.gate.Submission.Told;
import org.grantsuite.grant.grant.domain.Instalment.GateCondition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final LocalDate DUE = LocalDate.of(2022, 1, 14);
    private static final GateCondition CONDITION = new GateCondition("RP1", DUE, 14);
    private static final Money AT_RISK = Money.parse("221192.40");
    private static final Acknowledgement RECEIVED =
            new Acknowledgement("DHSC-1", Instant.parse("2022-01-13T09:00:00Z"));

    @Test
    void shouldStayOpenWithoutWarningBeforeTheLastFourteenDays() {
        Gate gate = judge(LocalDate.of(2021, 12, 30));

        assertThat(gate.status()).isEqualTo(GateStatus.OPEN);
        assertThat(gate.daysLeft()).isEqualTo(15);
        assertThat(gate.amountAtRisk()).isEqualTo(AT_RISK);
        assertThat(gate.warning()).isNull();
    }

    @Test
    void shouldWarnFromFourteenDaysOut() {
        assertThat(judge(LocalDate.of(2021, 12, 31)).warning()).contains("14 days", "£221192.40");
    }

    @Test
    void shouldBeOpenOnTheDueDayAndMissedAfterIt() {
        assertThat(judge(DUE).status()).isEqualTo(GateStatus.OPEN);
        assertThat(judge(DUE.plusDays(1)).status()).isEqualTo(GateStatus.MISSED);
    }

    @Test
    void shouldBeMetBySendingInTheLastMomentOfTheDueDayInLondon() {
        assertThat(judge(DUE.plusDays(90), sent("RP1", "2022-01-14T23:59:59.999999Z", RECEIVED))
                        .status())
                .isEqualTo(GateStatus.MET);
    }

    @Test
    void shouldBeMissedBySendingAtMidnight() {
        assertThat(judge(DUE.plusDays(1), sent("RP1", "2022-01-15T00:00:00Z", RECEIVED))
                        .status())
                .isEqualTo(GateStatus.MISSED);
    }

    @Test
    void shouldNotBeMetWithoutAnAcknowledgement() {
        assertThat(judge(DUE, sent("RP1", "2022-01-12T10:00:00Z", null)).status())
                .isEqualTo(GateStatus.OPEN);
    }

    @Test
    void shouldNotBeMetByAnotherReportingPoint() {
        assertThat(judge(DUE, sent("RP2", "2022-01-12T10:00:00Z", RECEIVED)).status())
                .isEqualTo(GateStatus.OPEN);
    }

    @Test
    void shouldPutNothingAtRiskOnceMet() {
        Gate gate = judge(DUE, sent("RP1", "2022-01-12T10:00:00Z", RECEIVED));

        assertThat(gate.amountAtRisk()).isEqualTo(Money.ZERO);
        assertThat(gate.warning()).isNull();
        assertThat(gate.evidence()).isNotNull();
    }

    private static Gate judge(LocalDate asOf, Submission... submissions) {
        return Gate.judge(CONDITION, List.of(submissions), AT_RISK, asOf);
    }

    private static Submission sent(String point, String at, @Nullable Acknowledgement acknowledgement) {
        var told = new Told(
                UUID.randomUUID(),
                point,
                UUID.randomUUID(),
                1,
                Channel.EMAIL,
                Instant.parse(at),
                "rp1.xlsx",
                "a".repeat(64),
                acknowledgement,
                null,
                "ann");
        Instant end = DUE.plusDays(1).atStartOfDay(ZoneId.of("Europe/London")).toInstant();
        return new Submission(new Stamp(UUID.randomUUID(), Instant.EPOCH, "ann"), told, DUE, end);
    }
}
