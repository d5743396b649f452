package org.grantsuite.commons.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.grantsuite.commons.problem.Refusal;

/** The types of this service's event catalogue: a filter with a slip of the pen would wait in silence for ever. */
@ApplicationScoped
public class EventTypes {
    private static final String CATALOGUE = "META-INF/events.json";
    private final Set<String> known = new HashSet<>();

    EventTypes(ObjectMapper mapper) {
        try (InputStream stream = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(CATALOGUE), CATALOGUE)) {
            mapper.readTree(stream).path("events").fieldNames().forEachRemaining(known::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void require(List<String> types) {
        for (String type : types) {
            if (!known.contains(type)) {
                throw Refusal.of(WebhookProblem.WEBHOOK_EVENT_TYPE_UNKNOWN, "No event is called " + type)
                        .at("eventTypes", "take names of the event catalogue");
            }
        }
    }
}
