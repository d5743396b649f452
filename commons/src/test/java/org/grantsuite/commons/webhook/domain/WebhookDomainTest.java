package org.grantsuite.commons.webhook.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.grantsuite.commons.webhook.domain.Webhook.Order;
import org.grantsuite.commons.webhook.domain.Webhook.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookDomainTest {
    private static final Instant NOON = Instant.parse("2022-01-10T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, ACTIVE, false", "ACTIVE, PAUSED, true", "ACTIVE, ENDED, true",
        "PAUSED, ACTIVE, true", "PAUSED, PAUSED, false", "PAUSED, ENDED, true",
        "ENDED, ACTIVE, false", "ENDED, PAUSED, false", "ENDED, ENDED, false"
    })
    void shouldKnowEveryMove(WebhookStatus from, WebhookStatus to, boolean allowed) {
        assertThat(from.mayBecome(to)).isEqualTo(allowed);
    }

    @Test
    void shouldWaitAsTheScheduleSaysAndGiveUpAfterIt() {
        var schedule = new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(2)), () -> 120);

        assertThat(schedule.afterFailure(1)).contains(Duration.ofSeconds(6));
        assertThat(schedule.afterFailure(2)).contains(Duration.ofSeconds(144));
        assertThat(schedule.afterFailure(3)).isEmpty();
    }

    @Test
    void shouldSignWithTheOldSecretUntilTheOverlapEnds() {
        Secrets rotated = new Secrets("old", null, null).rotated("new", NOON);

        assertThat(rotated.signing(NOON.minusMillis(1))).containsExactly("new", "old");
        assertThat(rotated.signing(NOON)).containsExactly("new");
    }

    @Test
    void shouldWantEverythingUnlessTypesAreNamed() {
        assertThat(new Order("https://a.example", null, List.of()).wants("ReceiptRecorded"))
                .isTrue();
        assertThat(new Order("https://a.example", null, List.of("GrantDetermined")).wants("ReceiptRecorded"))
                .isFalse();
    }
}
