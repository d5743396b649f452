package org.grantsuite.grant.spend;

import static org.grantsuite.grant.testing.Council.created;
import static org.grantsuite.grant.testing.Council.grantBody;
import static org.grantsuite.grant.testing.Council.postingBody;
import static org.grantsuite.grant.testing.Council.spendBody;
import static org.grantsuite.grant.testing.Council.unique;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.util.List;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.grantsuite.grant.testing.Refused;
import org.junit.jupiter.api.Test;

/** Money that does not fit its edition, and lines and reservations a grant does not have. */
@GrantServiceTest
class SpendRefusalsTest {
    private static final String CODE = "E08000021";
    private static final String NOBODY = "0190b0b0-0000-7000-8000-000000000001";

    private final Council council = new Council(CODE);
    private final Refused refused = Refused.in(CODE);

    private Response post(String role, String path, String body) {
        return council.creating(role).body(body).post(path);
    }

    /** A first instalment of £600.00, whatever the allocation. */
    @Test
    void shouldRecordNoGrantThatItsInstalmentsDoNotMake() {
        council.hold(Contract.read("schemes/wrrf-1.json")
                .replace("\"WRRF-1\"", "\"FIXED-1\"")
                .replace(
                        "\"basis\": \"PERCENT\", \"percent\": \"60\"",
                        "\"basis\": \"FIXED\", \"amount\": " + Council.money("600.00"))
                .replace(", \"statedPercent\": \"40\"", ""));
        String body = grantBody(unique("31/9"), "599.99").replace("WRRF-1", "FIXED-1");

        refused.by(422, "INSTALMENTS_DO_NOT_FIT", () -> post("grants-officer", "/v1/grants", body))
                .body("violations[0].field", is("allocation"));
        String grant = created(post("grants-officer", "/v1/grants", body.replace("599.99", "600.01")));
        council.as("finance")
                .get("/v1/grants/" + grant + "/instalments")
                .then()
                .statusCode(200)
                .body("items.expected.amount", contains("600.00", "0.01"));
    }

    @Test
    void shouldFindAndCorrectOnlyALineOfTheGrant() {
        String grant = council.aGrant();
        String other = council.aGrant();
        String theirs = created(council.spend(other, spendBody("5.00", "2022-01-05", "")));
        String reversal = "{\"reason\":\"wrong grant\",\"reversedOn\":\"2022-01-09\"}";
        String move = """
                {"toGrantId":"%s","potCode":"HUB","measure":"RETENTION","reversedOn":"2022-01-09",
                 "reason":"wrong grant"}""".formatted(other);

        for (String unknown : List.of(NOBODY, theirs)) {
            String path = "/v1/grants/" + grant + "/direct-spend/" + unknown;
            refused.by(404, "DIRECT_SPEND_UNKNOWN", () -> council.as("auditor").get(path));
            refused.by(404, "DIRECT_SPEND_UNKNOWN", () -> post("finance", path + "/reversal", reversal));
            refused.by(404, "DIRECT_SPEND_UNKNOWN", () -> post("finance", path + "/reattribution", move));
        }
    }

    @Test
    void shouldChargeNoServiceThatEndsBeforeItBegins() {
        String grant = council.aGrant();
        String line = spendBody("5.00", "2022-01-05", ",\"serviceFrom\":\"2022-01-05\",\"serviceTo\":\"2022-01-04\"");

        refused.by(422, "SERVICE_PERIOD_REVERSED", () -> council.spend(grant, line))
                .body("violations[0].field", is("serviceTo"));
        council.spend(grant, line.replace("2022-01-04", "2022-01-05")).then().statusCode(201);
    }

    @Test
    void shouldPostAndGiveBackOnlyAReservationOfTheGrant() {
        String grant = council.aGrant();
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        String other = council.aGrant();
        council.receive(other, 1, "331788.60", "2021-12-17").statusCode(201);
        String theirs = created(council.reserve(other, council.aDecision(other), unique("run"), "10.00"));
        String giving = "{\"businessKey\":\"void/1\",\"reason\":\"cancelled\",\"actingPerson\":\"rita\"}";

        for (String unknown : List.of(NOBODY, theirs)) {
            String path = "/v1/grants/" + grant + "/reservations/" + unknown;
            refused.by(404, "RESERVATION_UNKNOWN", () -> council.as("auditor").get(path));
            refused.by(
                    404,
                    "RESERVATION_UNKNOWN",
                    () -> post(
                            "payments-releaser",
                            path + "/postings",
                            postingBody(unique("payment/"), "1.00", "2021-12-20")));
            refused.by(404, "RESERVATION_UNKNOWN", () -> post("payments-releaser", path + "/void", giving));
        }
    }
}
