package org.grantsuite.commons.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.ZoneOffset;
import java.util.Map;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.web.Correlation;

/** Writes an event in the transaction of the change it tells of. Types are past tense, such as {@code AwardAccepted}. */
@ApplicationScoped
public class Events {
    private static final String INSERT = """
        insert into event (id, council_code, type, subject, occurred_at, correlation_id, data)
        values (?, ?, ?, ?, ?, ?, ?::jsonb)\
        """;

    private final Jdbc jdbc;
    private final Ids ids;
    private final BusinessClock clock;
    private final CurrentCouncil council;
    private final CanonicalJson json;

    private final Event<EventTold> witnesses;

    Events(
            Jdbc jdbc,
            Ids ids,
            BusinessClock clock,
            CurrentCouncil council,
            CanonicalJson json,
            Event<EventTold> witnesses) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.council = council;
        this.json = json;
        this.witnesses = witnesses;
    }

    /** @param subject path of what changed, such as {@code /v1/awards/…} */
    public void append(String type, String subject, Map<String, ?> data) {
        String written = json.write(data);
        witnesses.fire(new EventTold(type, written));
        jdbc.update(
                INSERT,
                ids.next(),
                council.code(),
                type,
                subject,
                clock.now().atOffset(ZoneOffset.UTC),
                Correlation.current(),
                written);
    }
}
