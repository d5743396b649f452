package org.grantsuite.reporting.providerreturn.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A file of provider returns that was taken whole. */
@Entity
@Table(name = "provider_return_import")
public class ProviderReturnImport {

    @Id
    UUID id;

    @TenantId
    @Column(name = "council_code")
    String councilCode;

    @Column(name = "grant_id")
    UUID grantId;

    @Column(name = "reporting_point")
    String reportingPoint;

    @Column(name = "content_hash")
    String contentHash;

    @Column(name = "row_count")
    int rowCount;

    @Column(name = "imported_by")
    String importedBy;

    @Column(name = "imported_at")
    Instant importedAt;

    protected ProviderReturnImport() {}

    public ProviderReturnImport(
            UUID id,
            UUID grantId,
            String reportingPoint,
            String contentHash,
            int rowCount,
            String importedBy,
            Instant importedAt) {
        this.id = id;
        this.grantId = grantId;
        this.reportingPoint = reportingPoint;
        this.contentHash = contentHash;
        this.rowCount = rowCount;
        this.importedBy = importedBy;
        this.importedAt = importedAt;
    }

    public UUID id() {
        return id;
    }

    public UUID grantId() {
        return grantId;
    }

    public String reportingPoint() {
        return reportingPoint;
    }

    public String contentHash() {
        return contentHash;
    }

    public int rowCount() {
        return rowCount;
    }

    public String importedBy() {
        return importedBy;
    }

    public Instant importedAt() {
        return importedAt;
    }
}
