package org.grantsuite.commons.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.web.Correlation;
import org.jspecify.annotations.Nullable;

/** Who did what, when and why (invariant 15), written in the transaction of the deed: both stand or neither. */
@ApplicationScoped
public class Audit {
    private static final String INSERT = """
            insert into audit_entry (id, council_code, recorded_at, actor, client, action, subject_type, subject_id, reason,
              correlation_id, detail)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)""";

    private final Jdbc jdbc;
    private final Ids ids;
    private final BusinessClock clock;
    private final CurrentCouncil council;
    private final Caller caller;
    private final CanonicalJson json;

    Audit(Jdbc jdbc, Ids ids, BusinessClock clock, CurrentCouncil council, Caller caller, CanonicalJson json) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.council = council;
        this.caller = caller;
        this.json = json;
    }

    /** @param reason in the actor's words, where the deed asks for one */
    public void record(
            String action, String subjectType, UUID subjectId, @Nullable String reason, Map<String, ?> detail) {
        jdbc.update(
                INSERT,
                ids.next(),
                council.code(),
                clock.now().atOffset(ZoneOffset.UTC),
                caller.subject(),
                caller.client(),
                action,
                subjectType,
                subjectId,
                reason,
                Correlation.current(),
                json.write(detail));
    }
}
