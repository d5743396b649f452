package org.grantsuite.grant.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.grant.chronicle.Stamp;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A deadline the council has set itself, beside those of the conditions. */
@Entity
@Immutable
@Table(name = "local_deadline")
public class LocalDeadline {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column
    private String label;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column
    private String source;

    @Column(name = "working_days_from")
    private @Nullable LocalDate workingDaysFrom;

    @Column(name = "working_days")
    private @Nullable Integer workingDays;

    @Column(name = "calendar_days_from")
    private @Nullable LocalDate calendarDaysFrom;

    @Column(name = "calendar_days")
    private @Nullable Integer calendarDays;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected LocalDeadline() {}

    LocalDeadline(Stamp stamp, UUID grantId, Promise promise, LocalDate dueOn) {
        this.id = stamp.id();
        this.grantId = grantId;
        this.label = promise.label();
        this.dueOn = dueOn;
        this.source = promise.source();
        var counted = promise.counted();
        if (counted != null && counted.unit() == Counted.Unit.WORKING_DAY) {
            this.workingDaysFrom = counted.on();
            this.workingDays = counted.days();
        } else if (counted != null) {
            this.calendarDaysFrom = counted.on();
            this.calendarDays = counted.days();
        }
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    /** What the council promised: a day, or so many days from a day. */
    public record Promise(
            String label,
            @Nullable LocalDate dueOn,
            @Nullable Counted counted,
            String source) {}

    Due due() {
        return new Due(id, "LOCAL-" + id, DeadlineKind.LOCAL, label, dueOn, source, counted());
    }

    private @Nullable Counted counted() {
        if (workingDaysFrom != null && workingDays != null) {
            return new Counted(workingDaysFrom, workingDays);
        }
        return calendarDaysFrom == null || calendarDays == null
                ? null
                : new Counted(calendarDaysFrom, calendarDays, Counted.Unit.CALENDAR_DAY);
    }

    UUID id() {
        return id;
    }

    UUID grantId() {
        return grantId;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    String recordedBy() {
        return recordedBy;
    }
}
