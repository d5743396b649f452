package org.grantsuite.reporting.departmentreturn.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** One person's signature, in one of the edition's roles. */
@Entity
@Table(name = "signature")
public class Signature {

    @Id
    UUID id;

    @TenantId
    @Column(name = "council_code")
    String councilCode;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "certificate_id")
    Certificate certificate;

    @Column
    String role;

    @Column(name = "finance_role")
    boolean financeRole;

    @Column(name = "signed_by")
    String signedBy;

    @Column
    String statement;

    @Column(name = "signed_at")
    Instant signedAt;

    protected Signature() {}

    Signature(Certificate certificate, Signing signing) {
        this.id = signing.id();
        this.certificate = certificate;
        this.role = signing.role();
        this.financeRole = signing.financeRole();
        this.signedBy = signing.by();
        this.statement = signing.statement();
        this.signedAt = signing.at();
    }

    /** What it takes to sign. */
    public record Signing(UUID id, String role, boolean financeRole, String by, String statement, Instant at) {}

    public String role() {
        return role;
    }

    public boolean isFinanceRole() {
        return financeRole;
    }

    public String signedBy() {
        return signedBy;
    }

    public String statement() {
        return statement;
    }

    public Instant signedAt() {
        return signedAt;
    }
}
