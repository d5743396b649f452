package org.grantsuite.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.created;
import static org.hamcrest.Matchers.is;

import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.Test;

/** The grant's part of the thread, from determination to payment. */
@GrantServiceTest
class StoryTest {
    private final Council bury = Council.one();

    @Test
    void shouldCarryAGrantFromItsDeterminationToAPostedPayment() {
        String grant = bury.aGrant();
        String decision = bury.aDecision(grant);
        bury.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        String reservation = created(bury.reserve(grant, decision, "run-1", "1000.00"));
        bury.post(grant, reservation, "payment/1", "400.00").then().statusCode(201);
        bury.post(grant, reservation, "payment/2", "600.00").then().statusCode(201);
        bury.spend(grant, Council.spendBody("250.00", "2022-01-05", "")).then().statusCode(201);

        assertThat(bury.balance(grant, "received")).isEqualTo("331788.60");
        assertThat(bury.balance(grant, "transferred")).isEqualTo("1000.00");
        assertThat(bury.balance(grant, "direct")).isEqualTo("250.00");
        assertThat(bury.balance(grant, "held")).isEqualTo("330538.60");
        assertThat(bury.funding(grant, "available")).isEqualTo("330538.60");
        assertThat(bury.journals(grant)).hasSize(4);
        bury.as("finance")
                .get("/v1/grants/" + grant + "/reservations/" + reservation)
                .then()
                .statusCode(200)
                .body("status", is("POSTED"));
    }
}
