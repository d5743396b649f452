package org.grantsuite.grant.webhook;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.Receiver;
import org.grantsuite.commons.testing.StandardWebhooks;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GrantServiceTest
class WebhookResourceTest {
    /** Unitary councils, one a test: what another test did in a council would stand in its feed. */
    private static final AtomicInteger NEXT_COUNCIL = new AtomicInteger(6_000_001);

    private final Council council = new Council("E%08d".formatted(NEXT_COUNCIL.getAndIncrement()));

    private Receiver receiver;
    private String id;
    private String secret;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        if (id != null) {
            post("/ending", "{\"reason\":\"the test is over\"}");
        }
        receiver.close();
    }

    private void register(String more) {
        var made = council.creating("finance")
                .body("{\"url\":\"" + receiver.url() + "\"" + more + "}")
                .post("/v1/webhooks")
                .then()
                .statusCode(201)
                .body("secret", startsWith("whsec_"))
                .extract()
                .jsonPath();
        id = made.getString("webhook.id");
        secret = made.getString("secret");
    }

    private ValidatableResponse post(String path, String body) {
        var request = council.creating("finance");
        return (body.isEmpty() ? request : request.body(body))
                .post("/v1/webhooks/" + id + path)
                .then();
    }

    private ValidatableResponse get(String path) {
        return council.as("finance").get("/v1/webhooks/" + id + path).then();
    }

    private void awaitGot(int count) {
        await().atMost(20, SECONDS).until(() -> receiver.got().size() >= count);
    }

    private void awaitStatus(String status) {
        await().atMost(20, SECONDS).untilAsserted(() -> get("").body("status", is(status)));
    }

    private List<String> types() {
        return receiver.got().stream().map(Receiver.Got::eventType).toList();
    }

    @Test
    void shouldDeliverTheCouncilsEventsSignedAndInTheOrderOfTheFeed() {
        register(
                ",\"eventTypes\":[\"WebhookRegistered\",\"SchemeEditionHeld\",\"GrantDetermined\",\"ReceiptRecorded\"]");
        Council.other().aGrant();
        String grant = council.aGrant();
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);

        awaitGot(4);
        assertThat(types())
                .containsExactly("WebhookRegistered", "SchemeEditionHeld", "GrantDetermined", "ReceiptRecorded");
        assertThat(receiver.got()).allMatch(got -> StandardWebhooks.verifies(secret, got));
        var feed = council.as("finance").get("/v1/events?limit=500").jsonPath();
        assertThat(receiver.got().stream().map(Receiver.Got::id).toList())
                .isEqualTo(feed.getList("items.findAll { it.type in ['WebhookRegistered', 'SchemeEditionHeld',"
                        + " 'GrantDetermined', 'ReceiptRecorded'] }.id"));
        JsonPath last = JsonPath.from(receiver.got().get(3).body());
        assertThat(last.getString("specversion")).isEqualTo("1.0");
        assertThat(last.getString("data.grantId")).isEqualTo(grant);
        assertThat(Long.parseLong(receiver.got().get(3).timestamp()))
                .isBetween(System.currentTimeMillis() / 1000 - 60, System.currentTimeMillis() / 1000 + 1);
        await().atMost(10, SECONDS)
                .untilAsserted(() -> get("/deliveries")
                        .body("items.status", contains("DELIVERED", "DELIVERED", "DELIVERED", "DELIVERED")));
        await().atMost(10, SECONDS)
                .untilAsserted(() ->
                        get("").body("position", is(feed.getString("next"))).body("failedAttempts", is(0)));
        get("/deliveries?limit=3")
                .header("Link", containsString("rel=\"next\""))
                .body("items", hasSize(3));
        String next = get("/deliveries?limit=3").extract().path("next");
        get("/deliveries?limit=3&cursor=" + next).body("items", hasSize(1)).body("next", nullValue());
    }

    @Test
    void shouldDeliverOnlyTheTypesAskedForFromTheBeginningOrACursor() {
        String grant = council.aGrant();
        String end = council.as("finance").get("/v1/events?limit=1").path("next");
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        register(",\"eventTypes\":[\"GrantDetermined\"],\"start\":\"BEGINNING\"");
        awaitGot(1);
        post("/ending", "{\"reason\":\"done\"}").statusCode(200).body("status", is("ENDED"));

        register(",\"eventTypes\":[\"ReceiptRecorded\",\"SchemeEditionHeld\"],\"after\":\"" + end + "\"");
        awaitGot(2);

        assertThat(types()).containsExactly("GrantDetermined", "ReceiptRecorded");
    }

    @Test
    void shouldTryAgainUntilItSucceedsAndKeepTheOrder() {
        var calls = new AtomicInteger();
        receiver.answer(exchange -> Receiver.reply(exchange, calls.incrementAndGet() <= 2 ? 500 : 204));
        register(",\"eventTypes\":[\"GrantDetermined\",\"ReceiptRecorded\"]");
        String grant = council.aGrant();
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);

        awaitGot(4);
        assertThat(types()).containsExactly("GrantDetermined", "GrantDetermined", "GrantDetermined", "ReceiptRecorded");
        assertThat(receiver.got().stream().limit(3).map(Receiver.Got::id).distinct())
                .hasSize(1);
        await().atMost(10, SECONDS)
                .untilAsserted(() -> get("/deliveries?status=DELIVERED").body("items", hasSize(2)));
        String first = get("/deliveries").extract().path("items[0].id");
        get("/deliveries/" + first)
                .statusCode(200)
                .body("attempts", is(3))
                .body("status", is("DELIVERED"))
                .body("log.statusCode", contains(500, 500, 204))
                .body("log[0].error", is("the receiver answered 500"))
                .body("log[2].error", nullValue())
                .body("last.number", is(3));
    }

    @Test
    void shouldPauseWithAReasonAfterTheLastRetryAndGoOnWhenResumed() {
        receiver.answer(exchange -> Receiver.reply(exchange, 500));
        register(",\"eventTypes\":[\"GrantDetermined\"]");
        council.aGrant();

        awaitStatus("PAUSED");
        assertThat(receiver.got()).as("one attempt and three retries").hasSize(4);
        get("").body("pause.reason", containsString("failed 4 times in a row, at last: the receiver answered 500"))
                .body("pause.by", is("system"));
        get("/deliveries").body("items.status", contains("FAILED")).body("items[0].attempts", is(4));
        council.as("auditor")
                .get("/v1/audit-entries?limit=500")
                .then()
                .body("items.action", hasItem("WEBHOOK_PAUSED"))
                .statusCode(200);
        String delivery = get("/deliveries").extract().path("items[0].id");
        post("/deliveries/" + delivery + "/replay", "").statusCode(409).body("code", is("WEBHOOK_NOT_ACTIVE"));

        receiver.answer(exchange -> Receiver.reply(exchange, 200));
        post("/resume", "{\"reason\":\"mended\"}")
                .statusCode(200)
                .body("status", is("ACTIVE"))
                .body("pause", nullValue());
        await().atMost(10, SECONDS)
                .untilAsserted(() -> get("/deliveries").body("items.status", contains("FAILED", "DELIVERED")));
        get("").body("failedAttempts", is(0));
        council.as("finance").get("/v1/events?limit=500").then().body("items.type", hasItem("WebhookPaused"));
    }

    @Test
    void shouldPauseAtOnceWhenTheReceiverIsGone() {
        receiver.answer(exchange -> Receiver.reply(exchange, 410));
        register("");

        awaitStatus("PAUSED");
        assertThat(receiver.got()).hasSize(1);
        get("").body("pause.reason", containsString("410"));
    }

    @Test
    void shouldKeepEventsWhilePausedAndRefuseMovesThatMakeNoSense() {
        register(",\"eventTypes\":[\"GrantDetermined\"]");
        post("/resume", "{\"reason\":\"x\"}").statusCode(409).body("code", is("WEBHOOK_NOT_PAUSED"));
        post("/pause", "{\"reason\":\"maintenance\"}")
                .statusCode(200)
                .body("pause.reason", is("maintenance"))
                .body("pause.by", is("a-finance"));
        post("/pause", "{\"reason\":\"again\"}").statusCode(409).body("code", is("WEBHOOK_NOT_ACTIVE"));
        council.aGrant();
        council.aGrant();
        await().during(1, SECONDS).atMost(5, SECONDS).until(() -> receiver.got().isEmpty());

        post("/resume", "{\"reason\":\"back\"}").statusCode(200);
        awaitGot(2);
        post("/ending", "{\"reason\":\"done\"}").statusCode(200);
        post("/ending", "{\"reason\":\"done\"}").statusCode(409).body("code", is("WEBHOOK_ENDED"));
        post("/resume", "{\"reason\":\"x\"}").statusCode(409).body("code", is("WEBHOOK_ENDED"));
        council.aGrant();
        await().during(500, java.util.concurrent.TimeUnit.MILLISECONDS)
                .atMost(5, SECONDS)
                .until(() -> receiver.got().size() == 2);
    }

    @Test
    void shouldDeliverAgainFromACursorAndOneByOne() {
        register(",\"eventTypes\":[\"GrantDetermined\",\"ReceiptRecorded\"]");
        String grant = council.aGrant();
        council.receive(grant, 1, "331788.60", "2021-12-17").statusCode(201);
        awaitGot(2);

        post("/replay", "{\"reason\":\"lost our database\"}").statusCode(200).body("failedAttempts", is(0));
        awaitGot(4);
        assertThat(types()).containsExactly("GrantDetermined", "ReceiptRecorded", "GrantDetermined", "ReceiptRecorded");
        assertThat(receiver.got().get(2).id()).isEqualTo(receiver.got().get(0).id());

        await().atMost(10, SECONDS)
                .untilAsserted(() -> get("/deliveries?status=DELIVERED").body("items", hasSize(4)));
        String first = get("/deliveries").extract().path("items[0].id");
        post("/deliveries/" + first + "/replay", "")
                .statusCode(202)
                .body("origin", is("REPLAY"))
                .body("id", not(is(first)));
        awaitGot(5);
        assertThat(types().get(4)).isEqualTo("GrantDetermined");
        post("/replay", "{\"reason\":\"x\",\"after\":\"nonsense\"}")
                .statusCode(400)
                .body("code", is("CURSOR_INVALID"));
        String other = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((UUID.randomUUID() + ":0:0").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        post("/replay", "{\"reason\":\"x\",\"after\":\"" + other + "\"}")
                .statusCode(409)
                .body("code", is("CURSOR_FROM_EARLIER_EPOCH"));
        post("/deliveries/" + UUID.randomUUID() + "/replay", "")
                .statusCode(404)
                .body("code", is("WEBHOOK_DELIVERY_UNKNOWN"));
    }

    @Test
    void shouldSignWithBothSecretsWhileTheyOverlap() {
        register(",\"eventTypes\":[\"GrantDetermined\"]");
        String rotated = post("/secret", "{\"overlapHours\":1}")
                .statusCode(200)
                .body("webhook.previousSecretUntil", notNullValue())
                .extract()
                .path("secret");
        council.aGrant();
        awaitGot(1);
        var got = receiver.got().get(0);
        assertThat(rotated).isNotEqualTo(secret);
        assertThat(StandardWebhooks.verifies(secret, got)).isTrue();
        assertThat(StandardWebhooks.verifies(rotated, got)).isTrue();

        String alone = post("/secret", "{\"overlapHours\":0}")
                .statusCode(200)
                .extract()
                .path("secret");
        council.aGrant();
        awaitGot(2);
        assertThat(StandardWebhooks.verifies(rotated, receiver.got().get(1))).isFalse();
        assertThat(StandardWebhooks.verifies(alone, receiver.got().get(1))).isTrue();
    }

    @Test
    void shouldShowTheSecretOnceAndKeepItNowhereInTheClear() throws SQLException {
        String key = UUID.randomUUID().toString();
        String body = "{\"url\":\"" + receiver.url() + "\"}";
        var first =
                council.as("finance").header("Idempotency-Key", key).body(body).post("/v1/webhooks");
        first.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .header("Location", containsString("/v1/webhooks/"));
        id = first.path("webhook.id");
        secret = first.path("secret");

        council.as("finance")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/webhooks")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("webhook.id", is(id))
                .body("secret", nullValue());
        get("").body("secret", nullValue()).header("ETag", "\"0\"");
        awaitGot(1);
        String raw = secret.substring("whsec_".length());
        for (String table :
                List.of("webhook", "webhook_delivery", "webhook_attempt", "idempotency_key", "event", "audit_entry")) {
            try (var connection = PostgresResource.superuser();
                    var rows = connection
                            .createStatement()
                            .executeQuery("select count(*) from " + table + " t where t::text like '%" + raw + "%'")) {
                rows.next();
                assertThat(rows.getInt(1)).as(table).isZero();
            }
        }
    }

    @Test
    void shouldRefuseAddressesAndTypesThatCannotBe() {
        for (var wrong : List.of(
                List.of("http://user:x@127.0.0.1/", "WEBHOOK_TARGET_INVALID", 422),
                List.of("http://127.0.0.1/#x", "WEBHOOK_TARGET_INVALID", 422),
                List.of("ftp://127.0.0.1/", "WEBHOOK_TARGET_INVALID", 422),
                List.of("https://elsewhere.example/", "WEBHOOK_TARGET_NOT_ALLOWED", 422),
                List.of("https://nobody.hooks.invalid/", "WEBHOOK_TARGET_UNRESOLVABLE", 409))) {
            council.creating("finance")
                    .body("{\"url\":\"" + wrong.get(0) + "\"}")
                    .post("/v1/webhooks")
                    .then()
                    .statusCode((int) wrong.get(2))
                    .body("code", is(wrong.get(1)))
                    .body("violations[0].field", is("url"));
        }
        council.creating("finance")
                .body("{\"url\":\"" + receiver.url() + "\",\"eventTypes\":[\"GrantDetremined\"]}")
                .post("/v1/webhooks")
                .then()
                .statusCode(422)
                .body("code", is("WEBHOOK_EVENT_TYPE_UNKNOWN"));
        council.creating("returns-preparer")
                .body("{\"url\":\"" + receiver.url() + "\"}")
                .post("/v1/webhooks")
                .then()
                .statusCode(403);
        council.as("finance").get("/v1/webhooks").then().statusCode(200).body("items", empty());
    }

    @Test
    void shouldChangeWhatWasReadAndHideItFromOthers() {
        register("");
        council.as("finance")
                .header("If-Match", "\"0\"")
                .body("{\"description\":\"ours\",\"eventTypes\":[\"ReceiptRecorded\"]}")
                .patch("/v1/webhooks/" + id)
                .then()
                .statusCode(200)
                .body("description", is("ours"))
                .body("eventTypes", contains("ReceiptRecorded"))
                .body("url", is(receiver.url()));
        council.as("finance")
                .header("If-Match", "\"0\"")
                .body("{\"description\":\"late\"}")
                .patch("/v1/webhooks/" + id)
                .then()
                .statusCode(412)
                .body("code", is("VERSION_STALE"));
        council.as("finance")
                .header("If-Match", "\"1\"")
                .body("{\"url\":\"https://elsewhere.example/\"}")
                .patch("/v1/webhooks/" + id)
                .then()
                .statusCode(422)
                .body("code", is("WEBHOOK_TARGET_NOT_ALLOWED"));
        get("").body("url", is(receiver.url()));

        for (String path : List.of("", "/deliveries", "/deliveries/" + UUID.randomUUID())) {
            Council.other()
                    .as("finance")
                    .get("/v1/webhooks/" + id + path)
                    .then()
                    .statusCode(404)
                    .body("code", is("WEBHOOK_UNKNOWN"));
        }
        for (String path : List.of("/pause", "/resume", "/ending", "/replay")) {
            Council.other()
                    .creating("finance")
                    .body("{\"reason\":\"x\"}")
                    .post("/v1/webhooks/" + id + path)
                    .then()
                    .statusCode(404);
        }
        Council.other().as("finance").get("/v1/webhooks?limit=500").then().body("items.id", not(hasItem(id)));
        council.as("auditor").get("/v1/webhooks/" + id).then().statusCode(200);
        council.creating("auditor")
                .body("{\"reason\":\"x\"}")
                .post("/v1/webhooks/" + id + "/pause")
                .then()
                .statusCode(403);
    }

    @Test
    void shouldNotLetASlowReceiverHoldUpAnother() throws IOException {
        receiver.answer(exchange -> {
            try {
                Thread.sleep(900);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Receiver.reply(exchange, 200);
        });
        register("");
        String slow = id;
        try (var quick = new Receiver()) {
            id = council.creating("finance")
                    .body("{\"url\":\"" + quick.url() + "\",\"eventTypes\":[\"GrantDetermined\"]}")
                    .post("/v1/webhooks")
                    .path("webhook.id");
            for (int i = 0; i < 3; i++) {
                council.aGrant();
            }
            await().atMost(10, SECONDS).until(() -> quick.got().size() == 3);
            assertThat(receiver.got().size()).isLessThan(6);
            post("/ending", "{\"reason\":\"done\"}").statusCode(200);
        }
        id = slow;
    }
}
