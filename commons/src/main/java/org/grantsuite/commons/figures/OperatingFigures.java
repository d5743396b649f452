package org.grantsuite.commons.figures;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.clock.Workers;
import org.grantsuite.commons.jdbc.Jdbc;

/**
 * What an operator watches, as gauges {@code suite_…}: sampled from functions of the database that tell figures over all
 * councils and never a row. Every replica tells the same ones; a dashboard takes their maximum.
 */
@ApplicationScoped
public class OperatingFigures {
    private final Jdbc jdbc;
    private final BusinessClock clock;
    private final MeterRegistry meters;
    private final List<String> functions;
    private final Map<String, AtomicLong> sampled = new ConcurrentHashMap<>();

    OperatingFigures(
            Jdbc jdbc,
            BusinessClock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "suite.figures.functions") List<String> functions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.meters = meters;
        this.functions = functions;
    }

    void start(
            @Observes StartupEvent event,
            Workers workers,
            @ConfigProperty(name = "suite.figures.every") Duration every) {
        workers.every(every, "figures", this::sample);
    }

    private void sample() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (String function : functions) {
                jdbc.list(
                        "select figure, value from " + function + "(?)",
                        row -> tell(row.getString(1), row.getLong(2)),
                        clock.today());
            }
        });
        meters.counter("suite.figures.sampled").increment();
    }

    private long tell(String figure, long value) {
        sampled.computeIfAbsent(figure, this::gauge).set(value);
        return value;
    }

    private AtomicLong gauge(String figure) {
        AtomicLong held = new AtomicLong();
        Gauge.builder("suite." + figure, held, AtomicLong::doubleValue).register(meters);
        return held;
    }
}
