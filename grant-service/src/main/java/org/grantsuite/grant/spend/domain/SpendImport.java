package org.grantsuite.grant.spend.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** A file of direct spend that was taken whole, known by the hash of its bytes. */
@Entity
@Immutable
@Table(name = "direct_spend_import")
public class SpendImport {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column(name = "content_hash")
    private String contentHash;

    @Column(name = "line_count")
    private int lineCount;

    @Column(name = "total_pence")
    private long totalPence;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected SpendImport() {}

    public SpendImport(Stamp stamp, UUID grantId, String contentHash, int lineCount, Money total) {
        this.id = stamp.id();
        this.grantId = grantId;
        this.contentHash = contentHash;
        this.lineCount = lineCount;
        this.totalPence = total.pence();
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    public UUID id() {
        return id;
    }

    public UUID grantId() {
        return grantId;
    }

    public String contentHash() {
        return contentHash;
    }

    public int lineCount() {
        return lineCount;
    }

    public Money total() {
        return Money.ofPence(totalPence);
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
