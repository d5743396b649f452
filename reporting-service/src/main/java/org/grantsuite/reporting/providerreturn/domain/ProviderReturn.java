package org.grantsuite.reporting.providerreturn.domain;

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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.grantsuite.reporting.calculation.OutputKind;
import org.grantsuite.reporting.calculation.Period;
import org.grantsuite.reporting.calculation.ProviderFigures;
import org.grantsuite.reporting.calculation.ProviderLine;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A provider's return for one location and one reporting point; its figures count once the council has accepted it. */
@Entity
@Table(name = "provider_return")
public class ProviderReturn {

    @Id
    UUID id;

    @TenantId
    @Column(name = "council_code")
    String councilCode;

    @Column(name = "grant_id")
    UUID grantId;

    @Column(name = "reporting_point")
    String reportingPoint;

    @Column(name = "provider_id")
    String providerId;

    @Column(name = "location_id")
    String locationId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "award_ids")
    List<UUID> awardIds;

    @Column(name = "period_from")
    LocalDate periodFrom;

    @Column(name = "period_to")
    LocalDate periodTo;

    @OneToMany(mappedBy = "providerReturn", cascade = CascadeType.PERSIST, fetch = FetchType.EAGER)
    @OrderBy("measure")
    @BatchSize(size = 500)
    List<ProviderReturnLine> lines = new ArrayList<>();

    @Column(name = "unspent_pence")
    long unspentPence;

    @Column(name = "returned_pence")
    long returnedPence;

    @Embedded
    @Nullable
    Outputs outputs;

    @Column
    @Nullable
    Long headcount;

    @Column(name = "new_expenditure")
    boolean newExpenditure;

    @Column(name = "no_double_funding")
    boolean noDoubleFunding;

    @Column(name = "signed_by")
    String signedBy;

    @Column(name = "signed_on")
    LocalDate signedOn;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "evidence_references")
    List<String> evidenceReferences;

    @Column
    boolean late;

    @Enumerated(EnumType.STRING)
    @Column
    ProviderReturnStatus status;

    @Column(name = "import_id")
    @Nullable
    UUID importId;

    @Column(name = "submitted_by")
    String submittedBy;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Column(name = "decision_reason")
    @Nullable
    String decisionReason;

    @Version
    long version;

    protected ProviderReturn() {}

    public ProviderReturn(Filing filing, ProviderStatement statement, Supplier<UUID> lineIds) {
        id = filing.id();
        grantId = statement.grantId();
        reportingPoint = statement.reportingPoint();
        providerId = statement.providerId();
        locationId = statement.locationId();
        awardIds = new ArrayList<>(statement.awardIds());
        periodFrom = statement.period().from();
        periodTo = statement.period().to();
        unspentPence = statement.unspentPence();
        returnedPence = statement.returnedPence();
        outputs = Outputs.of(statement.outputs());
        headcount = statement.headcount();
        newExpenditure = statement.newExpenditure();
        noDoubleFunding = statement.noDoubleFunding();
        signedBy = statement.signedBy();
        signedOn = statement.signedOn();
        evidenceReferences = new ArrayList<>(statement.evidenceReferences());
        late = filing.late();
        importId = filing.importId();
        submittedBy = filing.submittedBy();
        recordedAt = filing.recordedAt();
        status = ProviderReturnStatus.RECEIVED;
        statement
                .spend()
                .forEach(line -> lines.add(new ProviderReturnLine(
                        lineIds.get(), this, line.measure(), line.pence(), line.justification())));
    }

    public void accept(String by, Instant at, @Nullable String note) {
        decide(ProviderReturnStatus.ACCEPTED, by, at, note);
    }

    public void reject(String by, Instant at, String reason) {
        decide(ProviderReturnStatus.REJECTED, by, at, reason);
    }

    /** Whether that person had a hand in making the return, so that another has to accept it (R43). */
    public boolean isFrom(String person) {
        return submittedBy.equals(person) || signedBy.equals(person);
    }

    private void decide(ProviderReturnStatus next, String by, Instant at, @Nullable String reason) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("A return that is " + status + " cannot become " + next);
        }
        status = next;
        decidedBy = by;
        decidedAt = at;
        decisionReason = reason;
    }

    /** The return as the calculation sees it. */
    public ProviderFigures figures() {
        var spend = lines.stream()
                .map(line -> new ProviderLine(line.measure(), line.amountPence(), line.justification()))
                .toList();
        return new ProviderFigures(
                id.toString(), providerId, !awardIds.isEmpty(), period(), spend, unspentPence, returnedPence, stated());
    }

    public Map<OutputKind, Long> stated() {
        return outputs == null ? Map.of() : outputs.stated();
    }

    public UUID id() {
        return id;
    }

    public String councilCode() {
        return councilCode;
    }

    public UUID grantId() {
        return grantId;
    }

    public String reportingPoint() {
        return reportingPoint;
    }

    public String providerId() {
        return providerId;
    }

    public String locationId() {
        return locationId;
    }

    public List<UUID> awardIds() {
        return List.copyOf(awardIds);
    }

    public Period period() {
        return new Period(periodFrom, periodTo);
    }

    public long unspentPence() {
        return unspentPence;
    }

    public long returnedPence() {
        return returnedPence;
    }

    public Optional<Long> headcount() {
        return Optional.ofNullable(headcount);
    }

    public String signedBy() {
        return signedBy;
    }

    public LocalDate signedOn() {
        return signedOn;
    }

    public List<String> evidenceReferences() {
        return List.copyOf(evidenceReferences);
    }

    public boolean isLate() {
        return late;
    }

    public ProviderReturnStatus status() {
        return status;
    }

    public Optional<UUID> importId() {
        return Optional.ofNullable(importId);
    }

    public String submittedBy() {
        return submittedBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    public Optional<String> decisionReason() {
        return Optional.ofNullable(decisionReason);
    }

    public long version() {
        return version;
    }
}
