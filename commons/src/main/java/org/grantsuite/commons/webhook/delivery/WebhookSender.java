package org.grantsuite.commons.webhook.delivery;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.grantsuite.commons.clock.SystemClock;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.webhook.WebhookSettings;
import org.grantsuite.commons.webhook.destination.Target;
import org.grantsuite.commons.webhook.destination.Targets;
import org.grantsuite.commons.webhook.domain.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * Sends one message once. The connection goes to the address the target was admitted for, while certificate and Host header
 * are those of its name; a redirect is an error, for its place was never admitted. One connection a message: nothing decided
 * for an earlier one carries over.
 */
@ApplicationScoped
public class WebhookSender {
    private static final String TYPE = "application/cloudevents+json; charset=utf-8";

    private final HttpClient client;
    private final Targets targets;
    private final SystemClock clock;
    private final Limits limits;

    @Inject
    WebhookSender(Vertx vertx, Targets targets, SystemClock clock, WebhookSettings settings) {
        this(
                vertx,
                new HttpClientOptions(),
                targets,
                clock,
                new Limits(settings.connectTimeout(), settings.timeout(), settings.maxResponseBytes()));
    }

    WebhookSender(Vertx vertx, HttpClientOptions options, Targets targets, SystemClock clock, Limits limits) {
        this.client = vertx.createHttpClient(options.setKeepAlive(false)
                .setVerifyHost(true)
                .setConnectTimeout(Math.toIntExact(limits.connect().toMillis()))
                .setMaxPoolSize(64)
                .setMaxHeaderSize(16 * 1024));
        this.targets = targets;
        this.clock = clock;
        this.limits = limits;
    }

    record Limits(Duration connect, Duration whole, int responseBytes) {}

    Attempt send(String url, Message message) {
        Instant startedAt = clock.now();
        Answer answer = answer(url, message, startedAt);
        return new Attempt(startedAt, Duration.between(startedAt, clock.now()), answer.statusCode(), answer.error());
    }

    private record Answer(
            @Nullable Integer statusCode, @Nullable String error) {
        static Answer none(String error) {
            return new Answer(null, error);
        }

        static Answer of(int statusCode) {
            String error = statusCode >= 200 && statusCode < 300
                    ? null
                    : statusCode >= 300 && statusCode < 400
                            ? "redirects are not followed"
                            : "the receiver answered " + statusCode;
            return new Answer(statusCode, error);
        }
    }

    private Answer answer(String url, Message message, Instant at) {
        Target target;
        try {
            target = targets.admit(url);
        } catch (Refusal refusal) {
            return Answer.none(refusal.code().name() + ": " + refusal.getMessage());
        }
        var exchange = new Exchange();
        try {
            return Answer.of(client.request(request(target, message, at.getEpochSecond()))
                    .compose(request -> exchange.begin(request, message.body()))
                    .compose(response -> exchange.drain(response, limits.responseBytes()))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(limits.whole().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return exchange.orElse("no answer in " + limits.whole().toMillis() + " ms");
        } catch (ExecutionException e) {
            return exchange.orElse(words(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.none("this service was stopped");
        } finally {
            exchange.end();
        }
    }

    private RequestOptions request(Target target, Message message, long timestamp) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(
                        target.port(), target.address().getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.secure())
                .setURI(target.path())
                .setFollowRedirects(false)
                .putHeader("Content-Type", TYPE)
                .putHeader("User-Agent", "grant-suite-webhooks/1")
                .putHeader("webhook-id", message.id())
                .putHeader("webhook-timestamp", Long.toString(timestamp))
                .putHeader("webhook-signature", message.signatures(timestamp));
    }

    /** In the log's words: a class name of a library helps no receiver's developer. */
    private static String words(@Nullable Throwable cause) {
        if (cause instanceof ConnectException) {
            return "the connection was refused or timed out";
        }
        for (Throwable e = cause; e != null; e = e.getCause()) {
            if (e instanceof SSLException) {
                return "no secure connection: the certificate is not valid for this host";
            }
        }
        return "the connection broke before an answer came";
    }

    /** The request under way, and the status as soon as it is known: a body that never ends cannot unsay it. */
    private static final class Exchange {
        private final AtomicReference<@Nullable HttpClientRequest> request = new AtomicReference<>();
        private final AtomicReference<@Nullable Integer> status = new AtomicReference<>();

        Future<HttpClientResponse> begin(HttpClientRequest begun, String body) {
            request.set(begun);
            return begun.send(Buffer.buffer(body));
        }

        Future<Integer> drain(HttpClientResponse response, int mostBytes) {
            int code = response.statusCode();
            status.set(code);
            Promise<Integer> done = Promise.promise();
            int[] seen = {0};
            response.handler(part -> {
                seen[0] += part.length();
                if (seen[0] > mostBytes) {
                    done.tryComplete(code);
                }
            });
            response.endHandler(end -> done.tryComplete(code));
            response.exceptionHandler(broken -> done.tryComplete(code));
            return done.future();
        }

        Answer orElse(String error) {
            Integer known = status.get();
            return known == null ? Answer.none(error) : Answer.of(known);
        }

        /** A receiver that goes on sending is cut off. */
        void end() {
            HttpClientRequest begun = request.get();
            if (begun != null) {
                begun.reset();
                begun.connection().close();
            }
        }
    }
}
