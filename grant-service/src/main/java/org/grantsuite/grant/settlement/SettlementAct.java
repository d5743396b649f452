package org.grantsuite.grant.settlement;

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

/** That a grant was settled or reopened, by whom and why. */
@Entity
@Immutable
@Table(name = "settlement_act")
public class SettlementAct {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column
    private boolean settled;

    @Column(name = "acted_on")
    private LocalDate actedOn;

    @Column
    private @Nullable String note;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected SettlementAct() {}

    SettlementAct(Stamp stamp, UUID grantId, boolean settled, LocalDate actedOn, @Nullable String note) {
        this.id = stamp.id();
        this.grantId = grantId;
        this.settled = settled;
        this.actedOn = actedOn;
        this.note = note;
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    public UUID id() {
        return id;
    }

    public UUID grantId() {
        return grantId;
    }

    public boolean settled() {
        return settled;
    }

    public LocalDate actedOn() {
        return actedOn;
    }

    public @Nullable String note() {
        return note;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
