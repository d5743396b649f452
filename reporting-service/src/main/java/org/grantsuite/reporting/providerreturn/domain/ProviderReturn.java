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
import java.util.Set;
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

    @OneToMany(
            mappedBy = "providerReturn",
            cascade = {CascadeType.PERSIST, CascadeType.DETACH},
            fetch = FetchType.EAGER)
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

    @Embedded
    ReturnNotes notes;

    @Embedded
    ReturnVersion revision;

    @Column(name = "fall_reason")
    @Nullable
    String fallReason;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "disallowed_measures")
    List<String> disallowedMeasures = new ArrayList<>();

    @Column(name = "disallowed_pence")
    long disallowedPence;

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
        notes = filing.notes();
        revision = filing.version();
        fallReason = statement.fallReason();
        importId = filing.importId();
        submittedBy = filing.submittedBy();
        recordedAt = filing.recordedAt();
        status = ProviderReturnStatus.RECEIVED;
        statement
                .spend()
                .forEach(line -> lines.add(new ProviderReturnLine(
                        lineIds.get(), this, line.measure(), line.pence(), line.justification())));
    }

    /** @param disallowed measures whose spend is not accepted: it has to come back */
    public void accept(String by, Instant at, @Nullable String note, Set<String> disallowed) {
        decide(ProviderReturnStatus.ACCEPTED, by, at, note);
        var rejected = lines.stream()
                .filter(line -> disallowed.contains(line.measure()))
                .toList();
        disallowedMeasures = new ArrayList<>(
                rejected.stream().map(ProviderReturnLine::measure).toList());
        disallowedPence =
                rejected.stream().mapToLong(ProviderReturnLine::amountPence).reduce(0, Math::addExact);
    }

    /** Takes the acceptance back; what it was stands in the record of the reopening. */
    public void reopen() {
        move(ProviderReturnStatus.RECEIVED);
        decidedBy = null;
        decidedAt = null;
        decisionReason = null;
        disallowedMeasures = new ArrayList<>();
        disallowedPence = 0;
    }

    public void query() {
        if (status != ProviderReturnStatus.QUERIED) {
            move(ProviderReturnStatus.QUERIED);
        }
    }

    /** Nothing that was queried waits for an answer any more. */
    public void settleQueries() {
        if (status == ProviderReturnStatus.QUERIED) {
            move(ProviderReturnStatus.RECEIVED);
        }
    }

    /** Makes room for the version that follows, and says which it is. */
    public ReturnVersion supersede(String reason) {
        move(ProviderReturnStatus.SUPERSEDED);
        return ReturnVersion.after(this, reason);
    }

    public void reject(String by, Instant at, String reason) {
        decide(ProviderReturnStatus.REJECTED, by, at, reason);
    }

    /** Whether that person had a hand in making the return, so that another has to accept it (R43). */
    public boolean isFrom(String person) {
        return submittedBy.equals(person) || signedBy.equals(person);
    }

    private void decide(ProviderReturnStatus next, String by, Instant at, @Nullable String reason) {
        move(next);
        decidedBy = by;
        decidedAt = at;
        decisionReason = reason;
    }

    private void move(ProviderReturnStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("A return that is " + status + " cannot become " + next);
        }
        status = next;
    }

    /** What was spent by measure, in the provider's words. */
    public List<ProviderLine> spend() {
        return lines.stream()
                .map(line -> new ProviderLine(line.measure(), line.amountPence(), line.justification()))
                .toList();
    }

    public long spentPence() {
        return lines.stream().mapToLong(ProviderReturnLine::amountPence).reduce(0, Math::addExact);
    }

    /**
     * The return as the calculation sees it: spend that was disallowed is none, and what it cost is still to come back
     * (invariant 10: paid is accepted spend, what was returned, and what is recoverable).
     */
    public ProviderFigures figures() {
        var accepted = spend().stream()
                .filter(line -> !disallowedMeasures.contains(line.measure()))
                .toList();
        return new ProviderFigures(
                id.toString(),
                providerId,
                awardIds,
                period(),
                accepted,
                Math.addExact(unspentPence, disallowedPence),
                returnedPence,
                stated());
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

    public ReturnNotes notes() {
        return notes;
    }

    public ReturnVersion revision() {
        return revision;
    }

    public Optional<String> fallReason() {
        return Optional.ofNullable(fallReason);
    }

    public List<String> disallowedMeasures() {
        return List.copyOf(disallowedMeasures);
    }

    public long disallowedPence() {
        return disallowedPence;
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
