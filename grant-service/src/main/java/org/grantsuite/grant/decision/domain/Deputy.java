package org.grantsuite.grant.decision.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.grant.chronicle.Stamp;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Who acts under a delegation while a holder is away. */
@Entity
@Table(name = "deputy")
public class Deputy {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "delegation_id")
    private UUID delegationId;

    @Column
    private String person;

    @Column(name = "for_person")
    private @Nullable String forPerson;

    @Column(name = "absent_from")
    private LocalDate absentFrom;

    @Column(name = "absent_to")
    private LocalDate absentTo;

    @Column(name = "ended_on")
    private @Nullable LocalDate endedOn;

    @Column
    private String reason;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected Deputy() {}

    public Deputy(Stamp stamp, UUID delegationId, Appointed appointed) {
        this.id = stamp.id();
        this.delegationId = delegationId;
        this.person = appointed.person();
        this.forPerson = appointed.forPerson();
        this.absentFrom = appointed.absentFrom();
        this.absentTo = appointed.absentTo();
        this.reason = appointed.reason();
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    /**
     * A deputy as it is told.
     *
     * @param forPerson whom the deputy stands in for; null for whoever holds the role
     * @param absentTo the last day
     */
    public record Appointed(
            String person, @Nullable String forPerson, LocalDate absentFrom, LocalDate absentTo, String reason) {}

    public boolean actsOn(LocalDate day) {
        return !day.isBefore(absentFrom) && !day.isAfter(lastDay());
    }

    /** @param lastDay from the next day on the deputy does not act */
    public void end(LocalDate lastDay) {
        if (endedOn != null) {
            throw new IllegalStateException("the deputy has ended");
        }
        endedOn = lastDay;
    }

    public LocalDate lastDay() {
        return endedOn == null ? absentTo : endedOn;
    }

    public UUID id() {
        return id;
    }

    public UUID delegationId() {
        return delegationId;
    }

    public String person() {
        return person;
    }

    public @Nullable String forPerson() {
        return forPerson;
    }

    public LocalDate absentFrom() {
        return absentFrom;
    }

    public LocalDate absentTo() {
        return absentTo;
    }

    public @Nullable LocalDate endedOn() {
        return endedOn;
    }

    public String reason() {
        return reason;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
