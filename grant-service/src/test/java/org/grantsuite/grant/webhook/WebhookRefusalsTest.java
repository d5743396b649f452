package org.grantsuite.grant.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import java.util.UUID;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.grantsuite.grant.testing.Rows;
import org.junit.jupiter.api.Test;

/** How many webhooks and repeats a council keeps. The worker sees none of these webhooks: another replica has them leased. */
@GrantServiceTest
class WebhookRefusalsTest {
    private static final String BODY = "{\"url\":\"http://127.0.0.1:9/inbox\",\"eventTypes\":[\"GrantDetermined\"]}";

    private Council council;
    private String code;

    private void council(String onsCode) {
        code = onsCode;
        council = new Council(onsCode);
    }

    private Response post(String path, String body) {
        var request = council.creating("finance");
        return (body.isEmpty() ? request : request.body(body)).post("/v1/webhooks" + path);
    }

    private void webhooks(int many) {
        Rows.fill("""
                insert into webhook (id, council_code, url, event_types, status, secret_sealed, feed_epoch, feed_xid, feed_seq,
                  failed_attempts, next_attempt_at, lease, leased_until, recorded_at, recorded_by, version)
                select gen_random_uuid(), ?, 'http://127.0.0.1:9/inbox', '{GrantDetermined}', 'ACTIVE', 'test:none',
                  (select epoch from feed_epoch order by began_at desc limit 1), '0', 0, 0, now() + interval '1 day',
                  gen_random_uuid(), now() + interval '1 day', now(), 'a-test', 0
                from generate_series(1, ?::int) n""", code, many);
    }

    private String aWebhook() {
        webhooks(1);
        return council.as("finance")
                .get("/v1/webhooks")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    /** @param origin where it came from; FEED or REPLAY */
    private String deliveries(String webhook, String origin, String status, int many) {
        String id = UUID.randomUUID().toString();
        Rows.fill("""
                insert into webhook_delivery (id, council_code, webhook_id, event_id, event_type, origin, status, attempts,
                  created_at, settled_at)
                select case n when 1 then ?::uuid else gen_random_uuid() end, ?, ?::uuid, gen_random_uuid(),
                  'GrantDetermined', ?, s, 1, now(), case s when 'PENDING' then null else now() end
                from generate_series(1, ?::int) n, (values (?)) status (s)""", id, code, webhook, origin, many, status);
        return id;
    }

    @Test
    void shouldNotRepeatADeliveryThatIsStillBeingTried() {
        council("E08000029");
        String webhook = aWebhook();
        String pending = deliveries(webhook, "FEED", "PENDING", 1);

        post("/" + webhook + "/deliveries/" + pending + "/replay", "")
                .then()
                .statusCode(409)
                .body("code", is("WEBHOOK_DELIVERY_PENDING"));
        assertThat(Rows.count("webhook_delivery", code)).isEqualTo(1);
    }

    @Test
    void shouldKeepAHundredRepeatsWaiting() {
        council("E08000030");
        String webhook = aWebhook();
        String delivered = deliveries(webhook, "FEED", "DELIVERED", 1);
        deliveries(webhook, "REPLAY", "PENDING", 99);
        String path = "/" + webhook + "/deliveries/" + delivered + "/replay";

        post(path, "").then().statusCode(202).body("status", is("PENDING"));
        post(path, "").then().statusCode(409).body("code", is("WEBHOOK_REPLAYS_WAITING"));
        assertThat(Rows.count("webhook_delivery", code)).isEqualTo(101);
    }

    @Test
    void shouldKeepFiftyWebhooksThatHaveNotEnded() {
        council("E08000031");
        webhooks(49);
        String last = post("", BODY).then().statusCode(201).extract().path("webhook.id");

        post("", BODY).then().statusCode(422).body("code", is("WEBHOOK_LIMIT_REACHED"));
        assertThat(Rows.count("webhook", code)).isEqualTo(50);
        post("/" + last + "/ending", "{\"reason\":\"one too many\"}").then().statusCode(200);
        String another = post("", BODY).then().statusCode(201).extract().path("webhook.id");
        post("/" + another + "/ending", "{\"reason\":\"the test is over\"}")
                .then()
                .statusCode(200);
    }
}
