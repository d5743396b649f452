package org.grantsuite.commons.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.quarkus.arc.Unremovable;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What leaves in a span is what stands in the list here, and no event: an address, a query (keys of calendar feeds stand
 * in some), a browser's name, an exception's words may be somebody's data.
 */
@Singleton
@Unremovable
public class DiscreetSpans implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {
    static final Set<String> TOLD = Set.of(
            "http.request.method",
            "http.route",
            "http.response.status_code",
            "url.scheme",
            "url.path",
            "server.address",
            "server.port",
            "url.template",
            "error.type",
            "code.function",
            "code.function.name",
            "code.namespace",
            "outbox.command",
            "outbox.attempt");

    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        builder.addSpanExporterCustomizer((exporter, config) -> new Discreet(exporter));
    }

    private record Discreet(SpanExporter exporter) implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return exporter.export(spans.stream().<SpanData>map(Told::new).toList());
        }

        @Override
        public CompletableResultCode flush() {
            return exporter.flush();
        }

        @Override
        public CompletableResultCode shutdown() {
            return exporter.shutdown();
        }
    }

    private static final class Told extends DelegatingSpanData {
        private final Attributes attributes;

        Told(SpanData span) {
            super(span);
            this.attributes =
                    span.getAttributes().toBuilder().removeIf(Told::untold).build();
        }

        private static boolean untold(AttributeKey<?> key) {
            return !TOLD.contains(key.getKey());
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public int getTotalAttributeCount() {
            return attributes.size();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }
    }
}
