package org.grantsuite.commons.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.grantsuite.commons.clock.SystemClock;
import org.grantsuite.commons.testing.Receiver;
import org.grantsuite.commons.testing.StandardWebhooks;
import org.grantsuite.commons.webhook.destination.NameResolver;
import org.grantsuite.commons.webhook.destination.TargetRules;
import org.grantsuite.commons.webhook.destination.Targets;
import org.grantsuite.commons.webhook.domain.Attempt;
import org.grantsuite.commons.webhook.secret.WebhookSecret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One message to one receiver, without the service around it: what a receiver, a name server or a network may do to us. */
class WebhookSenderTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final TargetRules OPEN = new TargetRules(List.of("*"), true, true);
    private static final TargetRules CLOSED = new TargetRules(List.of("*"), true, false);
    private static final WebhookSender.Limits LIMITS =
            new WebhookSender.Limits(Duration.ofSeconds(5), Duration.ofSeconds(10), 1000);
    private static final WebhookSender.Limits IMPATIENT =
            new WebhookSender.Limits(Duration.ofMillis(500), Duration.ofMillis(700), 1000);
    private final WebhookSecret secret = WebhookSecret.random();
    private final Message message = new Message("0190-1", "{\"type\":\"Tëst\"}", List.of(secret));
    private Receiver receiver;

    @TempDir
    Path directory;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @AfterAll
    static void end() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static WebhookSender sender(TargetRules rules, NameResolver names) {
        return sender(rules, names, LIMITS);
    }

    private static WebhookSender sender(TargetRules rules, NameResolver names, WebhookSender.Limits limits) {
        return new WebhookSender(VERTX, new HttpClientOptions(), new Targets(rules, names), new SystemClock(), limits);
    }

    /** Answers once each time it is asked, in this order; asked too often it fails the test. */
    private static final class Names implements NameResolver {
        private final Deque<String> answers;

        Names(String... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public List<InetAddress> resolve(String host) throws java.net.UnknownHostException {
            return List.of(InetAddress.getByName(answers.remove()));
        }
    }

    private String named(String path) {
        return "http://inbox.hooks.invalid:" + receiver.port() + path;
    }

    @Test
    void shouldSendSignedToThePathAndQueryOfTheUrl() {
        Attempt attempt = sender(OPEN, new Names("127.0.0.1")).send(named("/a/b?c=d"), message);

        assertThat(attempt.delivered()).isTrue();
        assertThat(attempt.statusCode()).isEqualTo(200);
        var got = receiver.got().get(0);
        assertThat(got.path()).isEqualTo("/a/b?c=d");
        assertThat(got.body()).isEqualTo(message.body());
        assertThat(StandardWebhooks.verifies(secret.reveal(), got)).isTrue();
        assertThat(StandardWebhooks.verifies(WebhookSecret.random().reveal(), got))
                .isFalse();
    }

    /** No name server knows this name: a connection can only be made to the address that was admitted. */
    @Test
    void shouldConnectToTheAddressItCheckedAndAskOnlyOnce() {
        var names = new Names("127.0.0.1", "192.0.2.1");

        assertThat(sender(OPEN, names).send(named("/"), message).delivered()).isTrue();
        assertThat(names.answers).as("asked once").hasSize(1);
    }

    @Test
    void shouldNotBeTurnedInwardsByANameThatChangesItsMind() {
        var names = new Names("93.184.216.34", "127.0.0.1");
        var targets = new Targets(CLOSED, names);
        String url = named("/");
        assertThat(targets.admit(url).address().getHostAddress())
                .as("at registration")
                .isEqualTo("93.184.216.34");

        Attempt attempt = new WebhookSender(VERTX, new HttpClientOptions(), targets, new SystemClock(), LIMITS)
                .send(url, message);

        assertThat(attempt.error()).contains("WEBHOOK_TARGET_PRIVATE");
        assertThat(attempt.statusCode()).isNull();
        assertThat(receiver.got()).isEmpty();
    }

    @Test
    void shouldFollowNoRedirectWhereverItLeads() throws IOException {
        try (var inner = new Receiver()) {
            for (int status : List.of(301, 302, 303, 307, 308)) {
                receiver.answer(exchange -> {
                    exchange.getResponseHeaders().add("Location", inner.url());
                    Receiver.reply(exchange, status);
                });
                Attempt attempt = sender(OPEN, new Names("127.0.0.1")).send(named("/"), message);

                assertThat(attempt.delivered()).isFalse();
                assertThat(attempt.statusCode()).isEqualTo(status);
                assertThat(attempt.error()).isEqualTo("redirects are not followed");
            }
            assertThat(inner.got()).isEmpty();
        }
    }

    @Test
    void shouldGiveUpASlowReceiver() {
        receiver.answer(exchange -> {
            pause(3000);
            Receiver.reply(exchange, 200);
        });

        Attempt attempt = sender(OPEN, new Names("127.0.0.1"), IMPATIENT).send(named("/"), message);

        assertThat(attempt.error()).isEqualTo("no answer in 700 ms");
        assertThat(attempt.took()).isBetween(Duration.ofMillis(690), Duration.ofMillis(2500));
    }

    /** Its status was said; a body without end is cut off and changes nothing. */
    @Test
    void shouldReadNoMoreOfAnAnswerThanItsLimit() {
        receiver.answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = "x".repeat(500).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 2000; i++) {
                exchange.getResponseBody().write(part);
                exchange.getResponseBody().flush();
                pause(1);
            }
        });

        Attempt attempt = sender(OPEN, new Names("127.0.0.1")).send(named("/"), message);

        assertThat(attempt.delivered()).isTrue();
        assertThat(attempt.took()).as("a megabyte would take two seconds").isLessThan(Duration.ofMillis(1900));
    }

    @Test
    void shouldSayInPlainWordsThatNobodyAnswers() {
        int port = receiver.port();
        receiver.close();

        Attempt attempt =
                sender(OPEN, new Names("127.0.0.1")).send("http://inbox.hooks.invalid:" + port + "/", message);

        assertThat(attempt.error()).isEqualTo("the connection was refused or timed out");
    }

    @Test
    void shouldTakeAFailureForWhatItIs() {
        receiver.answer(exchange -> Receiver.reply(exchange, 503));
        assertThat(sender(OPEN, new Names("127.0.0.1"))
                        .send(named("/"), message)
                        .error())
                .isEqualTo("the receiver answered 503");
        receiver.answer(exchange -> Receiver.reply(exchange, 410));
        assertThat(sender(OPEN, new Names("127.0.0.1"))
                        .send(named("/"), message)
                        .gone())
                .isTrue();
    }

    /** The address is pinned, and yet the certificate must be that of the name. */
    @Test
    void shouldHoldTheCertificateAgainstTheNameNotTheAddress() throws Exception {
        var keys = new PfxOptions().setPath(aKeyStore().toString()).setPassword("changeit");
        var server = VERTX.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setSsl(true)
                        .setKeyCertOptions(keys))
                .requestHandler(request -> request.response().setStatusCode(204).end())
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        try {
            var trusting = new HttpClientOptions().setTrustOptions(keys);
            var here = new Targets(OPEN, host -> List.of(InetAddress.getByName("127.0.0.1")));
            var sender = new WebhookSender(VERTX, trusting, here, new SystemClock(), LIMITS);
            String port = ":" + server.actualPort() + "/";

            assertThat(sender.send("https://inbox.hooks.invalid" + port, message)
                            .statusCode())
                    .isEqualTo(204);
            assertThat(sender.send("https://other.hooks.invalid" + port, message)
                            .error())
                    .contains("certificate is not valid for this host");
            assertThat(sender(OPEN, new Names("127.0.0.1"))
                            .send("https://inbox.hooks.invalid" + port, message)
                            .delivered())
                    .as("signed by nobody we know")
                    .isFalse();
        } finally {
            server.close();
        }
    }

    /** A certificate for inbox.hooks.invalid, by the JDK's own tool. */
    private Path aKeyStore() throws IOException, InterruptedException {
        Path store = directory.resolve("keys.p12");
        String name = "inbox.hooks.invalid";
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        return store;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
