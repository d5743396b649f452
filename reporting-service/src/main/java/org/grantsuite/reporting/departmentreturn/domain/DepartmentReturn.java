package org.grantsuite.reporting.departmentreturn.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The council's return for one reporting point. Its figures are JSON, since they are hashed and shown as such; what a
 * certificate is signed for is held in pence beside them.
 */
@Entity
@Table(name = "department_return")
public class DepartmentReturn {

    private static final String AS_JSON = "cast(? as jsonb)";

    @Id
    UUID id;

    @TenantId
    @Column(name = "council_code")
    String councilCode;

    @Embedded
    GrantReference grant;

    @Embedded
    ReportingPoint point;

    @Column
    int revision;

    @Column(name = "revision_reason")
    @Nullable
    String revisionReason;

    @Enumerated(EnumType.STRING)
    @Column
    DepartmentReturnStatus status;

    @Column(name = "allocation_pence")
    long allocationPence;

    @Column(name = "underwritten_pence")
    long underwrittenPence;

    @Embedded
    Totals totals;

    @Column
    @ColumnTransformer(write = AS_JSON)
    String cells;

    @Column(name = "missing_providers")
    @ColumnTransformer(write = AS_JSON)
    String missingProviders;

    @Column
    @ColumnTransformer(write = AS_JSON)
    String rates;

    @Column
    @ColumnTransformer(write = AS_JSON)
    String inputs;

    @Column
    @ColumnTransformer(write = AS_JSON)
    String waivers;

    @Column
    @ColumnTransformer(write = AS_JSON)
    String findings;

    @Column(name = "frozen_cells")
    @ColumnTransformer(write = AS_JSON)
    @Nullable
    String frozenCells;

    @Column(name = "content_hash")
    @Nullable
    String contentHash;

    @Embedded
    @Nullable
    Watermark watermark;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column
    List<String> preparers;

    @Column(name = "prepared_by")
    String preparedBy;

    @Column(name = "prepared_at")
    Instant preparedAt;

    @Column(name = "frozen_by")
    @Nullable
    String frozenBy;

    @Column(name = "frozen_at")
    @Nullable
    Instant frozenAt;

    @Embedded
    @Nullable
    Submission submission;

    @Column(name = "grant_service_told")
    @Nullable
    String grantServiceTold;

    @Version
    long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected DepartmentReturn() {}

    public DepartmentReturn(Making making, GrantReference grant, ReportingPoint point, ReturnContent content) {
        this.id = making.id();
        this.grant = grant;
        this.point = point;
        this.revision = making.revision();
        this.revisionReason = making.revisionReason();
        this.status = DepartmentReturnStatus.DRAFT;
        this.inputs = "{}";
        this.waivers = "[]";
        this.findings = "[]";
        this.preparers = new ArrayList<>(List.of(making.by()));
        this.preparedBy = making.by();
        this.preparedAt = making.at();
        take(content);
    }

    /** New figures: what was validated, frozen or certified no longer is. */
    public void recalculate(ReturnContent content, String by) {
        become(DepartmentReturnStatus.DRAFT);
        take(content);
        findings = "[]";
        contentHash = null;
        watermark = null;
        frozenBy = null;
        frozenAt = null;
        prepared(by);
    }

    /** The rules read again; they are those of another edition where one has come into force. */
    public void ruleBy(GrantReference rules, ReportingPoint by) {
        become(DepartmentReturnStatus.DRAFT);
        grant = rules;
        point = by;
    }

    public void replaceInputs(String newInputs, String newWaivers) {
        inputs = newInputs;
        waivers = newWaivers;
    }

    public void validate(ReturnContent content, String newFindings, boolean sound) {
        become(sound ? DepartmentReturnStatus.VALIDATED : DepartmentReturnStatus.DRAFT);
        take(content);
        findings = newFindings;
    }

    /** @param hash SHA-256 of the canonical document that the watermark is part of */
    public void freeze(String hash, Watermark at, String by, Instant when) {
        become(DepartmentReturnStatus.FROZEN);
        contentHash = hash;
        watermark = at;
        frozenCells = cells;
        frozenBy = by;
        frozenAt = when;
        prepared(by);
    }

    /** Whoever was to sign will not: the figures stand, but under no hash any more. */
    public void reopen() {
        become(DepartmentReturnStatus.DRAFT);
        contentHash = null;
        watermark = null;
        frozenBy = null;
        frozenAt = null;
    }

    public void certify() {
        become(DepartmentReturnStatus.CERTIFIED);
    }

    public void submit(Submission sent) {
        if (point.certificationRequired() && status != DepartmentReturnStatus.CERTIFIED) {
            throw new IllegalStateException("A return that needs a certificate is sent with one");
        }
        become(DepartmentReturnStatus.SUBMITTED);
        submission = sent;
        grantServiceTold = "PENDING";
    }

    /** The department's word that it has the return; it may come days after the sending. */
    public void acknowledge(String reference, Instant at) {
        if (submission == null || submission.acknowledgedAt() != null) {
            throw new IllegalStateException("Only a submission that waits for it is acknowledged");
        }
        submission = submission.acknowledged(reference, at);
        grantServiceTold = "PENDING";
    }

    public void supersede() {
        become(DepartmentReturnStatus.SUPERSEDED);
    }

    /** @param outcome PENDING, DELIVERED or REFUSED */
    public void tell(String outcome) {
        grantServiceTold = outcome;
    }

    /** Whether that person made the return, so that another has to certify it (R37). */
    public boolean isPreparedBy(String person) {
        return preparers.contains(person);
    }

    private void take(ReturnContent content) {
        allocationPence = content.allocationPence();
        underwrittenPence = content.underwrittenPence();
        totals = content.totals();
        cells = content.cells();
        missingProviders = content.missingProviders();
        rates = content.rates();
    }

    private void prepared(String by) {
        if (!preparers.contains(by)) {
            // a new list, so that the change is seen
            preparers = new ArrayList<>(preparers);
            preparers.add(by);
        }
    }

    private void become(DepartmentReturnStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("A return that is " + status + " cannot become " + next);
        }
        status = next;
    }

    public UUID id() {
        return id;
    }

    public String councilCode() {
        return councilCode;
    }

    public GrantReference grant() {
        return grant;
    }

    public ReportingPoint point() {
        return point;
    }

    public int revision() {
        return revision;
    }

    public Optional<String> revisionReason() {
        return Optional.ofNullable(revisionReason);
    }

    public DepartmentReturnStatus status() {
        return status;
    }

    public ReturnContent content() {
        return new ReturnContent(allocationPence, underwrittenPence, totals, cells, missingProviders, rates);
    }

    public String inputs() {
        return inputs;
    }

    public String waivers() {
        return waivers;
    }

    public String findings() {
        return findings;
    }

    /** JSON of the cells as they were last frozen; empty while never. */
    public Optional<String> frozenCells() {
        return Optional.ofNullable(frozenCells);
    }

    public Optional<String> contentHash() {
        return Optional.ofNullable(contentHash);
    }

    public Optional<Watermark> watermark() {
        return Optional.ofNullable(watermark);
    }

    public String preparedBy() {
        return preparedBy;
    }

    public Instant preparedAt() {
        return preparedAt;
    }

    public Optional<String> frozenBy() {
        return Optional.ofNullable(frozenBy);
    }

    public Optional<Instant> frozenAt() {
        return Optional.ofNullable(frozenAt);
    }

    public Optional<Submission> submission() {
        return Optional.ofNullable(submission);
    }

    public Optional<String> grantServiceTold() {
        return Optional.ofNullable(grantServiceTold);
    }

    public long version() {
        return version;
    }
}
