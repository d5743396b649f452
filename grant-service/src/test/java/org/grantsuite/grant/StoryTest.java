package org.grantsuite.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.grant.testing.Council.created;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
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

    /** Another fund, another purpose, other rules: nothing but a document (DESIGN 1). */
    @Test
    void shouldRunAFundThatIsOnlyADocument() {
        bury.hold("""
                {"schemaVersion":"1.0","schemeCode":"PLACES-7","edition":"2024-04","status":"COMPLETE",
                 "name":"Places fund",
                 "inForceFrom":"2024-04-01","department":{"code":"SE","name":"A funder"},
                 "recipients":{"register":"upper-tier-2021-22"},
                 "spendWindow":{"from":"2024-04-01","to":"2025-03-31","basis":"INCURRED"},
                 "instalments":[{"number":1,"basis":"FIXED","amount":{"amount":"600.00","currency":"GBP"}},
                   {"number":2,"basis":"PERCENT","percent":"10"},{"number":3,"basis":"REST"}],
                 "passOn":{"rule":"CALENDAR_DAYS","days":10},
                 "administration":{"caps":[{"kind":"DISTRIBUTION_AND_REPORTING","percent":"2","of":"TOTAL_ALLOCATION"}],
                   "uncapped":[]},
                 "transfers":{"recipientRule":"ANY"},"spending":{"newExpenditureOnly":false},
                 "measures":[{"code":"COACHING","label":"Coaching"}],"prohibitedUses":[],
                 "metrics":[{"code":"M1","label":"Spent","type":"MONEY","unit":"GBP","source":"LEDGER",
                   "aggregation":"PERIOD"}],
                 "validations":[],"reportingPoints":[{"code":"Q1","label":"First quarter",
                   "period":{"from":"2024-04-01","to":"2024-06-30"},"dueOn":"2024-07-31","cumulative":false,
                   "certified":false,"final":false,"metrics":["M1"],"validations":[]}]}""");
        String grant = created(bury.creating("grants-officer")
                .body(Council.grantBody(Council.unique("PF"), "1000.00")
                        .replace("WRRF-1", "PLACES-7")
                        .replace("2021-11\",", "2024-04\",")
                        .replace("2021-11-10", "2024-04-02"))
                .post("/v1/grants"));
        bury.receive(grant, 1, "600.00", "2024-04-20").statusCode(201);

        bury.as("finance")
                .get("/v1/grants/" + grant + "/instalments")
                .then()
                .body("items.expected.amount", contains("600.00", "100.00", "300.00"));
        bury.as("finance")
                .get("/v1/grants/" + grant + "/deadlines")
                .then()
                .body("items.code", hasItem("PASS_ON_1"))
                .body("items.find { it.code == 'PASS_ON_1' }.dueOn", is("2024-04-30"));
        String line = Council.spendBody("20.00", "2024-05-05", "").replace("LOCAL_RECRUITMENT", "COACHING");
        bury.spend(grant, line.replace("\"newExpenditure\":true", "\"newExpenditure\":false"))
                .then()
                .statusCode(201);
        String admin = Council.spendBody("20.00", "2024-05-05", "")
                .replace("LOCAL_RECRUITMENT", "COACHING")
                .replace("\"NONE\"", "\"DISTRIBUTION_AND_REPORTING\"");
        bury.spend(grant, admin).then().statusCode(201);
        bury.spend(grant, admin.replace("20.00", "0.01").replace("GL-", "GL-X"))
                .then()
                .statusCode(422)
                .body("code", is("ADMIN_CAP_EXCEEDED"));
    }
}
