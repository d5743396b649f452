package org.grantsuite.commons.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Traces, switched on: one over a call, its sibling and what is delivered afterwards; and nobody's data in it. */
@ServiceTest
@TestProfile(TraceTest.On.class)
class TraceTest {
    private static final String OFFICER = Tokens.of(Relay.COUNCIL, "ann", "grants-officer");
    private static final String PARENT = "4bf92f3577b34da6a3ce929d0e0e4736";

    /** What an operator sets, and an exporter to look into instead of a collector. */
    public static class On implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.bsp.schedule.delay", "50ms");
        }
    }

    /** The collector. */
    public static class Collector {
        @Produces
        @Singleton
        InMemorySpanExporter exporter() {
            return InMemorySpanExporter.create();
        }
    }

    @Inject
    InMemorySpanExporter collector;

    private final List<ExtLogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler watch = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line instanceof ExtLogRecord record) {
                record.copyMdc();
                logged.add(record);
            }
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        collector.reset();
        Logger.getLogger(Relay.class.getName()).addHandler(watch);
    }

    @AfterEach
    void hangUp() {
        Logger.getLogger(Relay.class.getName()).removeHandler(watch);
    }

    private void relay(String path, String key, int status) {
        Contract.unchecked(OFFICER)
                .header("traceparent", "00-" + PARENT + "-00f067aa0ba902b7-01")
                .header("User-Agent", "Ann's telephone")
                .queryParam("key", key)
                .post(path)
                .then()
                .statusCode(status);
    }

    private List<SpanData> spans(int count) {
        await().atMost(20, TimeUnit.SECONDS)
                .until(() -> collector.getFinishedSpanItems().size() >= count);
        return collector.getFinishedSpanItems();
    }

    @Test
    void shouldBeOneTraceOverACallItsSiblingAndWhatIsDeliveredLater() {
        relay("/v1/relays", "once-" + UUID.randomUUID(), 204);

        List<SpanData> spans = spans(6);

        assertThat(spans).extracting(SpanData::getTraceId).containsOnly(PARENT);
        SpanData incoming = only(spans, SpanKind.SERVER, "00f067aa0ba902b7");
        SpanData outgoing = only(spans, SpanKind.CLIENT, incoming.getSpanId());
        only(spans, SpanKind.SERVER, outgoing.getSpanId());
        SpanData delivery = only(spans, SpanKind.INTERNAL, incoming.getSpanId());
        SpanData delivered = only(spans, SpanKind.CLIENT, delivery.getSpanId());
        only(spans, SpanKind.SERVER, delivered.getSpanId());
        assertThat(delivery.getName()).isEqualTo("deliver RELAY");
    }

    @Test
    void shouldTellTheTraceInEveryLineOfTheLog() {
        relay("/v1/relays", "line-" + UUID.randomUUID(), 204);

        spans(6);

        assertThat(logged).extracting(ExtLogRecord::getMessage).containsExactly("called", "delivering");
        assertThat(logged).extracting(line -> line.getMdc("traceId")).containsExactly(PARENT, PARENT);
    }

    @Test
    void shouldSayNothingOfAnybody() {
        relay("/v1/relays", "secret-of-ann-" + UUID.randomUUID(), 204);
        relay("/v1/relays/broken", "secret-of-ann", 500);

        List<SpanData> spans = spans(7);

        assertThat(spans).allSatisfy(span -> {
            assertThat(span.toString()).doesNotContain("secret-of-ann", "Ann's", "127.0.0.1:");
            assertThat(span.getEvents()).isEmpty();
            assertThat(span.getAttributes().asMap()).isNotEmpty();
            assertThat(span.getAttributes().asMap().keySet())
                    .extracting(Object::toString)
                    .doesNotContain("url.query", "url.full", "client.address", "user_agent.original", "enduser.id");
        });
    }

    private static SpanData only(List<SpanData> spans, SpanKind kind, String parent) {
        return assertThat(spans)
                .filteredOn(
                        span -> span.getKind() == kind && span.getParentSpanId().equals(parent))
                .as(() -> kind + " under " + parent + " in " + spans)
                .singleElement()
                .actual();
    }
}
