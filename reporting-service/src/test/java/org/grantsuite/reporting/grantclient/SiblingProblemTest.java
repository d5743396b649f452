package org.grantsuite.reporting.grantclient;

import static org.assertj.core.api.Assertions.assertThat;

import org.grantsuite.commons.client.SiblingRefused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sibling refuses reaches our caller as what it is, with the sibling's own code in the words. */
class SiblingProblemTest {

    @ParameterizedTest
    @CsvSource({
        "404, NOT_FOUND, GRANT_UNKNOWN, 404",
        "403, ROLE_MISSING, SIBLING_DENIED, 403",
        "409, GRANT_SETTLED, SIBLING_REFUSED, 409",
        "422, PERIOD_CLOSED, SIBLING_REFUSED, 409"
    })
    void shouldTellOnWhatASiblingRefuses(int theirStatus, String theirs, SiblingProblem ours, int ourStatus) {
        var refusal = SiblingProblem.of(new SiblingRefused(theirStatus, theirs, "as it says", "{}"));

        assertThat(refusal.code()).isEqualTo(ours);
        assertThat(refusal.code().status()).isEqualTo(ourStatus);
        assertThat(refusal).hasMessage(theirs + ": as it says");
    }
}
