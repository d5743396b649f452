package org.grantsuite.quickstart.api;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.grantsuite.quickstart.identity.Person;
import org.grantsuite.quickstart.identity.Tokens;
import org.grantsuite.quickstart.process.Pause;
import org.grantsuite.quickstart.process.ServiceName;

/**
 * Sends requests until they are answered. A service that is away (no connection, a connection cut in the middle, 502 or
 * 503) is asked again with the very same request; since each moving request carries a key made of the business fact,
 * asking again cannot do it twice.
 */
public final class Api {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(40);
    private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);
    private static final String UNDER_WAY = "CONFLICT";

    private final Function<ServiceName, String> address;
    private final Tokens tokens;
    private final HttpClient http;
    private final AtomicInteger retries = new AtomicInteger();

    public Api(Function<ServiceName, String> address, Tokens tokens) {
        this.address = address;
        this.tokens = tokens;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .build();
    }

    /** The services as this person may use them. */
    public Desk as(Person person) {
        return new Desk(this, person);
    }

    /** How many requests had to be sent again because a service was away. */
    public int retries() {
        return retries.get();
    }

    String address(ServiceName service) {
        return address.apply(service);
    }

    String token(Person person) {
        return tokens.token(person);
    }

    Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(TIMEOUT).build();
        String call = request.method() + " " + request.uri();
        Instant limit = Instant.now().plus(PATIENCE);
        for (int attempt = 1; ; attempt++) {
            String trouble;
            try {
                HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                Answer answer = new Answer(call, response.statusCode(), response.body());
                if (!isAway(answer)) {
                    return answer;
                }
                trouble = answer.toString();
            } catch (IOException noAnswer) {
                trouble = call + " had no answer: " + noAnswer;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted during " + call, e);
            }
            if (Instant.now().isAfter(limit)) {
                throw new UnexpectedAnswer("Gave up after " + attempt + " attempts: " + trouble);
            }
            retries.incrementAndGet();
            Pause.millis(Math.min(1000, 100L * attempt));
        }
    }

    private static boolean isAway(Answer answer) {
        return AWAY.contains(answer.status()) || (answer.status() == 409 && UNDER_WAY.equals(answer.code()));
    }
}
