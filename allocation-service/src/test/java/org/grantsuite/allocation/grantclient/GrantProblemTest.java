package org.grantsuite.allocation.grantclient;

import static org.assertj.core.api.Assertions.assertThat;

import org.grantsuite.commons.client.SiblingRefused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What grant-service refuses reaches the person who waits as what it is, never as our own fault. */
class GrantProblemTest {

    @ParameterizedTest
    @CsvSource({
        "403, ROLE_MISSING, GRANT_SERVICE_FORBIDS, 403",
        "409, GRANT_SETTLED, GRANT_SERVICE_REFUSES_NOW, 409",
        "412, VERSION_STALE, GRANT_SERVICE_REFUSES_NOW, 409",
        "422, PERIOD_CLOSED, GRANT_SERVICE_REFUSES, 422",
        "404, GRANT_UNKNOWN, GRANT_SERVICE_REFUSES, 422",
        "409, FUNDS_NOT_AVAILABLE, FUNDS_NOT_AVAILABLE, 409",
        "422, DECISION_NOT_EFFECTIVE, DECISION_NOT_EFFECTIVE, 422"
    })
    void shouldTellOnWhatGrantServiceRefuses(int theirStatus, String theirs, GrantProblem ours, int ourStatus) {
        var refusal = GrantProblem.refusal(new SiblingRefused(theirStatus, theirs, "as it says", "{}"));

        assertThat(refusal.code()).isEqualTo(ours);
        assertThat(refusal.code().status()).isEqualTo(ourStatus);
        assertThat(refusal).hasMessage("grant-service: as it says");
        assertThat(refusal.extensions()).containsEntry("siblingCode", theirs);
    }
}
