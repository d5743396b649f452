package org.grantsuite.reporting.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.hamcrest.Matchers.contains;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.LocalDate;
import java.util.Map;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.testing.RemotePorts;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;

/** Reminders by e-mail, to a real SMTP server on the loopback. */
@ReportingServiceTest
@WithTestResource(value = RemotePorts.class, scope = TestResourceScope.MATCHING_RESOURCES)
class ReminderMailTest {

    @Inject
    ReminderService reminders;

    @Inject
    MailDispatcher dispatcher;

    @Inject
    CouncilScope scope;

    private static GreenMail server() {
        var server = new GreenMail(new ServerSetup(RemotePorts.mail(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static SiblingGrant asked(String token, String council) {
        PolicyTest.put(token, PolicyTest.policy(true)).statusCode(200);
        var grant = SiblingGrant.aGrant();
        grant.award("1-A", "1-A-L1", "10.00", "10.00");
        grant.award("1-A", "1-A-L2", "10.00", "10.00");
        grant.award("1-B", "1-B-L1", "10.00", "10.00");
        grant.publish();
        Contract.given(token)
                .body(Map.of("email", "office-a@example.org"))
                .put("/v1/provider-contacts/1-A")
                .then()
                .statusCode(200);
        post(token, "/v1/obligations", Map.of("grantId", grant.id, "reportingPoint", "RP2"))
                .statusCode(200);
        return grant;
    }

    private static void mails(String token, SiblingGrant grant, String... expected) {
        for (int i = 0; i < expected.length; i++) {
            String id =
                    get(token, "/v1/obligations?grantId=" + grant.id).extract().path("items[" + i + "].id");
            get(token, "/v1/obligations/" + id + "/reminders").body("items.mail", contains(expected[i]));
        }
    }

    /** One mail tells a provider of both its locations; one without an address is told by event alone. */
    @Test
    void shouldSendOneMailAProviderForEachRungAndNoneTwice() throws MessagingException {
        var council = "E08000051";
        var token = Tokens.of(council, "ann", "grants-officer");
        var grant = asked(token, council);
        var day = LocalDate.parse("2022-04-13");
        assertThat(scope.<Integer>call(council, () -> reminders.remind(day))).isEqualTo(3);
        mails(token, grant, "PENDING", "PENDING", "NO_ADDRESS");
        var server = server();
        try {
            dispatcher.sendAll();
            dispatcher.sendAll();
            assertThat(server.getReceivedMessages()).hasSize(1);
            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getAllRecipients()[0]).hasToString("office-a@example.org");
            assertThat(mail.getFrom()[0]).hasToString("returns@council.example");
            assertThat(mail.getSubject()).isEqualTo("2 returns are owed, the first by 2022-04-22");
            assertThat(GreenMailUtil.getBody(mail)).contains("1-A-L1", "1-A-L2", "2022-04-22");
            mails(token, grant, "SENT", "SENT", "NO_ADDRESS");
        } finally {
            server.stop();
        }
    }

    @Test
    void shouldKeepAMailThatNoServerTook() {
        var council = "E08000052";
        var token = Tokens.of(council, "ann", "grants-officer");
        var grant = asked(token, council);
        scope.call(council, () -> reminders.remind(LocalDate.parse("2022-04-13")));
        dispatcher.sendAll();
        mails(token, grant, "PENDING");
        var server = server();
        try {
            // Its next attempt is a minute away: nothing is sent before.
            dispatcher.sendAll();
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }
}
