package org.grantsuite.grant.scheme.domain;

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

/** One dated edition of a scheme's rules; never changed, only followed by another edition (R46). */
@Entity
@Immutable
@Table(name = "scheme_edition")
public class SchemeEdition {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "scheme_code")
    private String schemeCode;

    @Column
    private String edition;

    @Column
    private String name;

    @Enumerated(EnumType.STRING)
    private SchemeStatus status;

    @Column(name = "content_hash")
    private String contentHash;

    @Column
    private String document;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected SchemeEdition() {}

    /** @param document canonical JSON, whose hash is {@code contentHash} */
    public SchemeEdition(Stamp stamp, SchemeRules rules, String document, String contentHash) {
        this.id = stamp.id();
        this.schemeCode = rules.schemeCode();
        this.edition = rules.edition();
        this.name = rules.name();
        this.status = rules.status();
        this.document = document;
        this.contentHash = contentHash;
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    public boolean isComplete() {
        return status == SchemeStatus.COMPLETE;
    }

    public UUID id() {
        return id;
    }

    public String councilCode() {
        return councilCode;
    }

    public String schemeCode() {
        return schemeCode;
    }

    public String edition() {
        return edition;
    }

    public String name() {
        return name;
    }

    public SchemeStatus status() {
        return status;
    }

    public String contentHash() {
        return contentHash;
    }

    public String document() {
        return document;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
