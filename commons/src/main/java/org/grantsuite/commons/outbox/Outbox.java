package org.grantsuite.commons.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import org.grantsuite.commons.clock.SystemClock;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.trace.Traces;
import org.grantsuite.commons.web.Correlation;

/** Stores a command in the transaction of the change it tells of: both are committed or neither (DESIGN 3). */
@ApplicationScoped
public class Outbox {
    private static final String INSERT = """
            insert into outbox_command (id, council_code, grant_id, command, business_key, dated_on, target, payload,
              acting_person, correlation_id, trace_parent, status, next_attempt_at, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, 'PENDING', ?, ?)""";

    private final Jdbc jdbc;
    private final Ids ids;
    private final SystemClock clock;
    private final CurrentCouncil council;
    private final Caller caller;
    private final CanonicalJson json;

    Outbox(Jdbc jdbc, Ids ids, SystemClock clock, CurrentCouncil council, Caller caller, CanonicalJson json) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.council = council;
        this.caller = caller;
        this.json = json;
    }

    public void send(OutboxMessage message) {
        var now = clock.now().atOffset(ZoneOffset.UTC);
        jdbc.update(
                INSERT,
                ids.next(),
                council.code(),
                message.grantId(),
                message.command(),
                message.businessKey(),
                message.datedOn(),
                message.target(),
                json.write(message.payload()),
                caller.subject(),
                Correlation.current(),
                Traces.parent(),
                now,
                now);
    }
}
