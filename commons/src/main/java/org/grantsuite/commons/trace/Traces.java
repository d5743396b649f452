package org.grantsuite.commons.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Carries a trace over what is stored and done later. While tracing is off (the default) there is none to carry. */
@ApplicationScoped
public class Traces {
    private static final int TRACE_ID = 3;
    private static final int SPAN_ID = 36;
    private static final int FLAGS = 53;

    private final Tracer tracer;

    Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** What is going on now, as a W3C {@code traceparent}; null where nothing is traced. */
    public static @Nullable String parent() {
        SpanContext now = Span.current().getSpanContext();
        return now.isValid()
                ? "00-%s-%s-%s"
                        .formatted(
                                now.getTraceId(),
                                now.getSpanId(),
                                now.getTraceFlags().asHex())
                : null;
    }

    /**
     * Does the work as a part of the trace it was asked for in; of a trace of its own where that was none.
     *
     * @param parent what {@link #parent()} said then
     * @param work answers whether it came off
     */
    public boolean resume(@Nullable String parent, String name, Map<String, String> attributes, BooleanSupplier work) {
        Span span = tracer.spanBuilder(name).setParent(context(parent)).startSpan();
        attributes.forEach(span::setAttribute);
        try (Scope scope = span.makeCurrent()) {
            boolean done = work.getAsBoolean();
            span.setStatus(done ? StatusCode.OK : StatusCode.ERROR);
            return done;
        } finally {
            span.end();
        }
    }

    private static Context context(@Nullable String parent) {
        if (parent == null) {
            return Context.root();
        }
        SpanContext then = SpanContext.createFromRemoteParent(
                parent.substring(TRACE_ID, TRACE_ID + 32),
                parent.substring(SPAN_ID, SPAN_ID + 16),
                TraceFlags.fromHex(parent, FLAGS),
                TraceState.getDefault());
        return Context.root().with(Span.wrap(then));
    }
}
