package org.grantsuite.reporting.departmentreturn.domain;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Signatures over the hash of a frozen return (R37): a statement about those figures and no others. */
@Entity
@Table(name = "certificate")
public class Certificate {

    @Id
    UUID id;

    @TenantId
    @Column(name = "council_code")
    String councilCode;

    @Column(name = "department_return_id")
    UUID departmentReturnId;

    @Column(name = "content_hash")
    String contentHash;

    @Enumerated(EnumType.STRING)
    @Column
    CertificateStatus status;

    @Embedded
    Totals totals;

    @Column
    String statement;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "voided_at")
    @Nullable
    Instant voidedAt;

    @Column(name = "void_reason")
    @Nullable
    String voidReason;

    @Column(name = "declined_by")
    @Nullable
    String declinedBy;

    @Column(name = "declined_role")
    @Nullable
    String declinedRole;

    @Column(name = "decline_reason")
    @Nullable
    String declineReason;

    @Column(name = "declined_at")
    @Nullable
    Instant declinedAt;

    @Column
    @ColumnTransformer(write = "cast(? as jsonb)")
    String difference;

    @OneToMany(mappedBy = "certificate", cascade = CascadeType.PERSIST, fetch = FetchType.EAGER)
    @OrderBy("id")
    List<Signature> signatures = new ArrayList<>();

    @Version
    long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Certificate() {}

    public Certificate(UUID id, DepartmentReturn about, String hash, String statement, Instant at) {
        this.id = id;
        this.departmentReturnId = about.id();
        this.contentHash = hash;
        this.status = CertificateStatus.OPEN;
        this.totals = about.content().totals();
        this.statement = statement;
        this.openedAt = at;
        this.difference = "[]";
    }

    public void sign(Signature.Signing signing) {
        if (status != CertificateStatus.OPEN) {
            throw new IllegalStateException("A certificate that is " + status + " takes no signature");
        }
        signatures.add(new Signature(this, signing));
    }

    public void complete() {
        status = CertificateStatus.COMPLETE;
    }

    /** Somebody who was to sign will not: the figures go back to their preparers. */
    public void decline(String by, String role, String reason, Instant at) {
        if (status != CertificateStatus.OPEN) {
            throw new IllegalStateException("A certificate that is " + status + " cannot be declined");
        }
        status = CertificateStatus.DECLINED;
        declinedBy = by;
        declinedRole = role;
        declineReason = reason;
        declinedAt = at;
    }

    /** @param changes JSON of what changed in the figures */
    public void voidBecause(String reason, String changes, Instant at) {
        status = CertificateStatus.VOID;
        voidReason = reason;
        voidedAt = at;
        difference = changes;
    }

    public Set<String> rolesSigned() {
        return signatures.stream().map(Signature::role).collect(Collectors.toSet());
    }

    public boolean isSignedBy(String person) {
        return signatures.stream().anyMatch(signature -> signature.signedBy().equals(person));
    }

    public int financeSignatures() {
        return (int) signatures.stream().filter(Signature::isFinanceRole).count();
    }

    public UUID id() {
        return id;
    }

    public UUID departmentReturnId() {
        return departmentReturnId;
    }

    public String contentHash() {
        return contentHash;
    }

    public CertificateStatus status() {
        return status;
    }

    public Totals totals() {
        return totals;
    }

    public String statement() {
        return statement;
    }

    public List<Signature> signatures() {
        return List.copyOf(signatures);
    }

    public Optional<Instant> voidedAt() {
        return Optional.ofNullable(voidedAt);
    }

    public Optional<String> voidReason() {
        return Optional.ofNullable(voidReason);
    }

    /** Who would not sign, in which role, why and when. */
    public record Declined(String by, String role, String reason, Instant at) {}

    public Optional<Declined> declined() {
        return declinedBy == null || declinedRole == null || declineReason == null || declinedAt == null
                ? Optional.empty()
                : Optional.of(new Declined(declinedBy, declinedRole, declineReason, declinedAt));
    }

    public String difference() {
        return difference;
    }
}
