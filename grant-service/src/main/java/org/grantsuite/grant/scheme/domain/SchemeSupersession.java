package org.grantsuite.grant.scheme.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.scheme.domain.EditionTimeline.Succession;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** One edition takes the place of another from a day on; neither is changed by it (R46). */
@Entity
@Immutable
@Table(name = "scheme_supersession")
public class SchemeSupersession {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "scheme_code")
    private String schemeCode;

    @Column
    private String edition;

    @Column(name = "by_edition")
    private String byEdition;

    @Column(name = "effective_from")
    private LocalDate effectiveFrom;

    @Column
    private String reason;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected SchemeSupersession() {}

    public SchemeSupersession(Stamp stamp, String schemeCode, Succession succession, String reason) {
        this.id = stamp.id();
        this.schemeCode = schemeCode;
        this.edition = succession.edition();
        this.byEdition = succession.by();
        this.effectiveFrom = succession.from();
        this.reason = reason;
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    public Succession succession() {
        return new Succession(edition, byEdition, effectiveFrom);
    }

    public UUID id() {
        return id;
    }

    public String schemeCode() {
        return schemeCode;
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
