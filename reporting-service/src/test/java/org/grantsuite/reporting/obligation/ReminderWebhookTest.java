package org.grantsuite.reporting.obligation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.testing.Receiver;
import org.grantsuite.commons.testing.StandardWebhooks;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rungs of the ladder pushed to a receiver of the council's; how webhooks behave otherwise is tested in grant-service. */
@ReportingServiceTest
class ReminderWebhookTest {
    private static final LocalDate FIRST_RUNG = LocalDate.parse("2022-04-13");

    @Inject
    ReminderService service;

    @Inject
    CouncilScope scope;

    private Receiver receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private static String officer(String council) {
        return Tokens.of(council, "ann", "grants-officer");
    }

    private JsonPath registered(String council) {
        return post(
                        officer(council),
                        "/v1/webhooks",
                        Map.of("url", receiver.url(), "eventTypes", List.of("ProviderReturnChased")))
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private void remind(String council) {
        assertThat(scope.<Integer>call(council, () -> service.remind(FIRST_RUNG)))
                .isEqualTo(1);
    }

    private static void end(String council, JsonPath webhook) {
        post(
                        officer(council),
                        "/v1/webhooks/" + webhook.getString("webhook.id") + "/ending",
                        Map.of("reason", "the test is over"))
                .statusCode(200);
    }

    @Test
    void shouldDeliverARungSignedAndNoneOfAnotherCouncil() {
        var ours = "E08000061";
        var theirs = "E08000062";
        ReminderTest.asked(theirs);
        String obligation = ReminderTest.asked(ours);
        JsonPath webhook = registered(ours);
        remind(theirs);
        remind(ours);

        await().atMost(20, SECONDS).until(() -> !receiver.got().isEmpty());
        var got = receiver.got().get(0);
        assertThat(StandardWebhooks.verifies(webhook.getString("secret"), got)).isTrue();
        var event = JsonPath.from(got.body());
        assertThat(event.getString("type")).isEqualTo("ProviderReturnChased");
        assertThat(event.getString("source")).isEqualTo("/reporting-service");
        assertThat(event.getString("subject")).isEqualTo("/v1/obligations/" + obligation);
        assertThat(event.getInt("data.workingDaysBefore")).isEqualTo(5);
        String deliveries = "/v1/webhooks/" + webhook.getString("webhook.id") + "/deliveries";
        await().atMost(10, SECONDS)
                .untilAsserted(() -> get(officer(ours), deliveries).body("items.status", contains("DELIVERED")));
        assertThat(receiver.got()).noneMatch(one -> one.body().contains(theirs));
        get(officer(theirs), deliveries).statusCode(404).body("code", is("WEBHOOK_UNKNOWN"));
        end(ours, webhook);
    }

    /** Again by a person's wish, under the same id, so that a receiver knows what it has seen. */
    @Test
    void shouldDeliverARungAgainWhenAsked() {
        var council = "E08000063";
        ReminderTest.asked(council);
        JsonPath webhook = registered(council);
        remind(council);
        String deliveries = "/v1/webhooks/" + webhook.getString("webhook.id") + "/deliveries";
        await().atMost(20, SECONDS)
                .untilAsserted(() -> get(officer(council), deliveries).body("items.status", contains("DELIVERED")));
        String delivery = get(officer(council), deliveries).extract().path("items[0].id");

        post(officer(council), deliveries + "/" + delivery + "/replay").statusCode(202);

        await().atMost(20, SECONDS).until(() -> receiver.got().size() == 2);
        assertThat(receiver.got().get(1).id()).isEqualTo(receiver.got().get(0).id());
        end(council, webhook);
    }

    @Test
    void shouldKnowTheEventsOfThisServiceAndWhoMaySubscribe() {
        var council = "E08000064";
        var unknown = Map.of("url", receiver.url(), "eventTypes", List.of("GrantDetermined"));
        var auditor = Tokens.of(council, "aud", "auditor");

        post(officer(council), "/v1/webhooks", unknown).statusCode(422).body("code", is("WEBHOOK_EVENT_TYPE_UNKNOWN"));
        post(auditor, "/v1/webhooks", Map.of("url", receiver.url())).statusCode(403);
        post(Tokens.ofProvider(council, "petra", List.of("1-A")), "/v1/webhooks", Map.of("url", receiver.url()))
                .statusCode(403);
        get(auditor, "/v1/webhooks").statusCode(200);
    }
}
