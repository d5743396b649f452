package org.grantsuite.commons.probe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the watch over every module's tests would see what it is there for. */
@ServiceTest
class SecretsWatchTest {
    private static final String OFFICER = Tokens.of("E08000002", "ann", "grants-officer");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=hunter22",
                "whsec_c2VjcmV0LW9mLWE=",
                "Authorization: Bearer abcdefghijklmnopqrstuvwxyz",
                "client_secret=s3cr3t"
            })
    void shouldCatchASecretInTheLog(String secret) {
        exchange();
        Logger.getLogger("org.grantsuite.watch").warnf("asked with %s", secret);

        assertThatThrownBy(SecretsWatchTest::exchange)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(secret);
        exchange();
    }

    @Test
    void shouldCatchATokenInAnExceptionThatIsLogged() {
        exchange();
        Logger.getLogger("org.grantsuite.watch").error("it failed", new IllegalStateException("for " + OFFICER));

        assertThatThrownBy(SecretsWatchTest::exchange)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("spills");
    }

    /** What a caller may send to make a careless service repeat it: none of it comes back or is written down. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"hunter22\"}",
                "{\"name\":",
                "[]",
                "{\"amount\":{\"amount\":\"whsec_c2VjcmV0LW9mLWE=\"}}"
            })
    void shouldRepeatNothingOfABadRequest(String body) {
        Contract.unchecked(OFFICER)
                .header("Idempotency-Key", "k")
                .body(body)
                .post("/v1/probes")
                .then()
                .statusCode(400);
        Contract.unchecked(OFFICER + "x").body(body).post("/v1/probes").then().statusCode(401);
        Contract.unchecked(OFFICER).get("/v1/probes/" + OFFICER).then().statusCode(404);
        Contract.unchecked(OFFICER)
                .queryParam("after", OFFICER)
                .get("/v1/probes/events")
                .then()
                .statusCode(400);
        exchange();
    }

    private static void exchange() {
        Contract.unchecked(OFFICER).get("/v1/probes").then().statusCode(200);
    }
}
