package org.grantsuite.reporting.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.jspecify.annotations.Nullable;

/** What was told of an obligation: each rung once, whatever the number of replicas. */
@ApplicationScoped
@Transactional
public class Reminders {

    private static final String RAISE = """
            insert into obligation_reminder (id, council_code, obligation_id, due_on, working_days_before, told, raised_at, mail,
              mail_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (council_code, obligation_id, due_on, working_days_before) do nothing""";
    private static final String RAISED = """
            select 1 from obligation_reminder
            where council_code = ? and obligation_id = ? and due_on = ? and working_days_before = ?""";
    private static final String OF = """
            select r.due_on, r.working_days_before, r.told, r.raised_at, coalesce(m.status, r.mail), m.sent_at
            from obligation_reminder r
            left join reminder_mail m on m.council_code = r.council_code and m.id = r.mail_id
            where r.council_code = ? and r.obligation_id = ? order by r.raised_at, r.working_days_before desc""";

    private final Jdbc jdbc;
    private final Chronicle chronicle;

    Reminders(Jdbc jdbc, Chronicle chronicle) {
        this.jdbc = jdbc;
        this.chronicle = chronicle;
    }

    /** @param mail OFF, NO_ADDRESS, or where the mail stands */
    public record Reminder(
            LocalDate dueOn,
            int workingDaysBefore,
            boolean told,
            Instant raisedAt,
            String mail,
            @Nullable Instant sentAt) {}

    boolean isRaised(Obligation of, int workingDaysBefore) {
        return jdbc.find(RAISED, row -> true, chronicle.council(), of.id(), of.dueOn(), workingDaysBefore)
                .isPresent();
    }

    /** False where the rung was reached before. */
    boolean raise(Obligation of, int workingDaysBefore, boolean told, String mail, @Nullable UUID mailId) {
        return jdbc.update(
                        RAISE,
                        chronicle.nextId(),
                        chronicle.council(),
                        of.id(),
                        of.dueOn(),
                        workingDaysBefore,
                        told,
                        chronicle.at(),
                        mail,
                        mailId)
                > 0;
    }

    public List<Reminder> of(UUID obligationId) {
        return jdbc.list(
                OF,
                row -> {
                    var sent = row.getObject(6, OffsetDateTime.class);
                    return new Reminder(
                            row.getObject(1, LocalDate.class),
                            row.getInt(2),
                            row.getBoolean(3),
                            row.getObject(4, OffsetDateTime.class).toInstant(),
                            row.getString(5),
                            sent == null ? null : sent.toInstant());
                },
                chronicle.council(),
                obligationId);
    }
}
