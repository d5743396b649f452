package org.grantsuite.reporting.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.clock.SystemClock;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.jspecify.annotations.Nullable;

/** Mails that wait to be sent. They are written in the transaction of the reminder and sent after it. */
@ApplicationScoped
class ReminderMails {

    static final String OFF = "OFF";
    private static final int MOST_LISTED = 200;
    private static final String QUEUE = """
            insert into reminder_mail (id, council_code, provider_id, recipient, subject, body, status, next_attempt_at, created_at)
            values (?, ?, ?, ?, ?, ?, 'PENDING', ?, ?)""";
    private static final String LEASE = """
            update reminder_mail set attempts = attempts + 1, next_attempt_at = ?
            where id = (
              select id from reminder_mail where council_code = ? and status = 'PENDING' and next_attempt_at <= ?
              order by next_attempt_at, id limit 1 for update skip locked)
            returning id, recipient, subject, body, attempts""";
    private static final String SENT =
            "update reminder_mail set status = 'SENT', sent_at = ?, problem = null where council_code = ? and id = ?";
    private static final String PUT_OFF = """
            update reminder_mail set next_attempt_at = ?, problem = ?, status = case when ? then 'FAILED' else status end
            where council_code = ? and id = ?""";

    private final Jdbc jdbc;
    private final Chronicle chronicle;
    private final SystemClock system;
    private final ContactService contacts;
    private final boolean enabled;

    ReminderMails(
            Jdbc jdbc,
            Chronicle chronicle,
            SystemClock system,
            ContactService contacts,
            @ConfigProperty(name = "reporting.mail.enabled") boolean enabled) {
        this.jdbc = jdbc;
        this.chronicle = chronicle;
        this.system = system;
        this.contacts = contacts;
        this.enabled = enabled;
    }

    /** Whether a mail goes out, and which. */
    record Queued(String state, @Nullable UUID id) {
        static Queued none() {
            return new Queued(OFF, null);
        }
    }

    /** A mail that somebody is about to send. */
    record Leased(UUID id, String recipient, String subject, String body, int attempts) {}

    Queued queue(String providerId, List<Obligation> reminded, LocalDate today) {
        if (!enabled) {
            return Queued.none();
        }
        var contact = contacts.find(providerId);
        if (contact.isEmpty()) {
            return new Queued("NO_ADDRESS", null);
        }
        var id = chronicle.nextId();
        jdbc.update(
                QUEUE,
                id,
                chronicle.council(),
                providerId,
                contact.get().email(),
                subject(reminded),
                body(providerId, reminded, today),
                now(),
                chronicle.at());
        return new Queued("QUEUED", id);
    }

    private static String subject(List<Obligation> reminded) {
        var due = reminded.stream()
                .map(Obligation::dueOn)
                .min(LocalDate::compareTo)
                .orElseThrow();
        return reminded.size() + (reminded.size() == 1 ? " return is" : " returns are") + " owed, the first by " + due;
    }

    private static String body(String providerId, List<Obligation> reminded, LocalDate today) {
        var lines = reminded.stream()
                .limit(MOST_LISTED)
                .map(one -> "- " + one.reportingPoint() + ", "
                        + (one.locationId() == null ? "provider" : "location " + one.locationId()) + ": due on "
                        + one.dueOn() + (one.isOverdue(today) ? ", overdue" : ""))
                .collect(Collectors.joining("\n"));
        return "The council has not had these returns of provider " + providerId + ":\n\n" + lines
                + "\n\nNothing spent is a return too: say so with a nil return. What is left out is not taken as nil.\n";
    }

    Optional<Leased> lease(OffsetDateTime until) {
        return jdbc.find(
                LEASE,
                row -> new Leased(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5)),
                until,
                chronicle.council(),
                now());
    }

    void sent(UUID id) {
        jdbc.update(SENT, now(), chronicle.council(), id);
    }

    void putOff(UUID id, OffsetDateTime until, String problem, boolean forGood) {
        jdbc.update(PUT_OFF, until, problem, forGood, chronicle.council(), id);
    }

    OffsetDateTime now() {
        return system.now().atOffset(ZoneOffset.UTC);
    }
}
