package org.grantsuite.grant.irregularity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.grantsuite.grant.chronicle.Stamp;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One line in the history of a case. */
@Entity
@Immutable
@Table(name = "irregularity_entry")
public class CaseEntry {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "irregularity_id")
    private UUID irregularityId;

    @Enumerated(EnumType.STRING)
    private IrregularityStatus status;

    @Column
    private String text;

    @Column(name = "recovery_id")
    private @Nullable UUID recoveryId;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected CaseEntry() {}

    CaseEntry(Stamp stamp, Irregularity of, String text, @Nullable UUID recoveryId) {
        this.id = stamp.id();
        this.irregularityId = of.id();
        this.status = of.status();
        this.text = text;
        this.recoveryId = recoveryId;
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    public UUID id() {
        return id;
    }

    public UUID irregularityId() {
        return irregularityId;
    }

    public IrregularityStatus status() {
        return status;
    }

    public String text() {
        return text;
    }

    public @Nullable UUID recoveryId() {
        return recoveryId;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
