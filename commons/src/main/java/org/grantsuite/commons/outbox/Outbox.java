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
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, 'PENDING', ?, ?)
            on conflict on constraint outbox_command_sent_once do update set seq = default,
              grant_id = excluded.grant_id, dated_on = excluded.dated_on,
              target = excluded.target, payload = excluded.payload, acting_person = excluded.acting_person,
              correlation_id = excluded.correlation_id, trace_parent = excluded.trace_parent, status = 'PENDING',
              settled_at = null, refusal = null, withdrawal_reason = null, next_attempt_at = excluded.next_attempt_at
            where outbox_command.status = 'WITHDRAWN'""";

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

    /** Once by command and business key; one that was given up may be sent again, as the last of its grant. */
    public void send(OutboxMessage message) {
        var now = clock.now().atOffset(ZoneOffset.UTC);
        int sent = jdbc.update(
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
        if (sent == 0) {
            throw new IllegalStateException(message.command() + " " + message.businessKey() + " was sent before");
        }
    }
}
