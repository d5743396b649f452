package org.grantsuite.reporting.departmentreturn.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

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

    @Column(name = "mandate_id")
    @Nullable
    UUID mandateId;

    @Column
    @Nullable
    String authority;

    @Column(name = "acting_for")
    @Nullable
    String actingFor;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Signature() {}

    Signature(Certificate certificate, Signing signing) {
        this.id = signing.id();
        this.certificate = certificate;
        this.role = signing.role();
        this.financeRole = signing.financeRole();
        this.signedBy = signing.by();
        this.statement = signing.statement();
        this.signedAt = signing.at();
        this.mandateId = signing.under().mandateId();
        this.authority = signing.under().reference();
        this.actingFor = signing.under().actingFor();
    }

    /** What it takes to sign. */
    public record Signing(
            UUID id, String role, boolean financeRole, String by, String statement, Instant at, Authority under) {}

    /**
     * Under which authority somebody signs (R43).
     *
     * @param actingFor the absent holder a deputy signs in the place of; null for the holder
     */
    public record Authority(
            UUID mandateId, String reference, @Nullable String actingFor) {}

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

    /** Reference of the decision or delegation it rests on; empty for signatures older than the keeping of it. */
    public Optional<String> authority() {
        return Optional.ofNullable(authority);
    }

    /** The absent holder the signer stood in for. */
    public Optional<String> actingFor() {
        return Optional.ofNullable(actingFor);
    }

    public Instant signedAt() {
        return signedAt;
    }
}
