package org.grantsuite.grant.vat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.grant.chronicle.Stamp;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** What of the tax under a code comes back to the council, from a day until the code is recorded anew. */
@Entity
@Immutable
@Table(name = "vat_code")
public class VatCode {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column
    private String code;

    @Column
    private String label;

    @Column(name = "rate_percent")
    private String ratePercent;

    @Column(name = "recoverable_percent")
    private String recoverablePercent;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected VatCode() {}

    VatCode(Stamp stamp, Told told) {
        this.id = stamp.id();
        this.code = told.code();
        this.label = told.label();
        this.ratePercent = told.ratePercent();
        this.recoverablePercent = told.recoverablePercent();
        this.validFrom = told.validFrom();
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    /** @param ratePercent and recoverablePercent decimal text */
    public record Told(String code, String label, String ratePercent, String recoverablePercent, LocalDate validFrom) {}

    VatRate rate() {
        return new VatRate(code, new BigDecimal(ratePercent), new BigDecimal(recoverablePercent));
    }

    public UUID id() {
        return id;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public String ratePercent() {
        return ratePercent;
    }

    public String recoverablePercent() {
        return recoverablePercent;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
