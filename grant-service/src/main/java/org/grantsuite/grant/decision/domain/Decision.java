package org.grantsuite.grant.decision.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.warning.Warning;
import org.grantsuite.grant.warning.WarningsColumn;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What a body or an officer decided; a record of a fact, never changed (R24). */
@Entity
@Immutable
@Table(name = "decision")
public class Decision {
    private static final Set<DecisionPurpose> PAYING =
            Set.of(DecisionPurpose.SPLIT, DecisionPurpose.SPEND, DecisionPurpose.PAYMENT);

    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column
    private String reference;

    @Enumerated(EnumType.STRING)
    private DecisionKind kind;

    @Column
    private String body;

    @Column
    private String title;

    @Column(name = "decided_on")
    private LocalDate decidedOn;

    @Column(name = "call_in_ends_on")
    private @Nullable LocalDate callInEndsOn;

    @Column(name = "effective_on")
    private LocalDate effectiveOn;

    @Column
    private String[] purposes;

    @Enumerated(EnumType.STRING)
    @Column(name = "governing_basis")
    private @Nullable GoverningBasis governingBasis;

    @Column(name = "instalment_numbers")
    private Integer[] instalmentNumbers;

    @Column(name = "amount_pence")
    private @Nullable Long amountPence;

    @Column(name = "funding_source")
    private @Nullable String fundingSource;

    @Column(name = "delegation_id")
    private @Nullable UUID delegationId;

    @Column(name = "underwritten_pence")
    private @Nullable Long underwrittenPence;

    @Column(name = "underwriting_expires_on")
    private @Nullable LocalDate underwritingExpiresOn;

    @Column(name = "urgency_agreed_by")
    private @Nullable String urgencyAgreedBy;

    @Column(name = "urgency_reason")
    private @Nullable String urgencyReason;

    @Column
    private @Nullable String note;

    @Convert(converter = WarningsColumn.class)
    @Column
    private List<Warning> warnings;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected Decision() {}

    public Decision(Stamp stamp, DecisionMade made, List<Warning> warnings) {
        this.id = stamp.id();
        this.grantId = made.grantId();
        this.reference = made.reference();
        this.kind = made.kind();
        this.body = made.body();
        this.title = made.title();
        this.decidedOn = made.decidedOn();
        this.callInEndsOn = made.callInEndsOn();
        this.effectiveOn = made.effectiveOn();
        this.purposes = made.purposes().stream().map(Enum::name).sorted().toArray(String[]::new);
        this.governingBasis = made.governingBasis();
        this.instalmentNumbers = made.instalmentNumbers().stream().sorted().toArray(Integer[]::new);
        this.amountPence = made.amount() == null ? null : made.amount().pence();
        this.fundingSource = made.fundingSource();
        this.delegationId = made.delegationId();
        var underwriting = made.underwriting();
        if (underwriting != null) {
            this.underwrittenPence = underwriting.amount().pence();
            this.underwritingExpiresOn = underwriting.expiresOn();
        }
        var urgency = made.urgency();
        if (urgency != null) {
            this.urgencyAgreedBy = urgency.agreedBy();
            this.urgencyReason = urgency.reason();
        }
        this.note = made.note();
        this.warnings = warnings;
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    /** R24: nothing is paid under a decision before it takes effect. */
    public boolean isEffectiveOn(LocalDate day) {
        return !day.isBefore(effectiveOn);
    }

    /** Whether it lets an instalment be paid out; a decision that names no instalment covers them all. */
    public boolean letsPay(int instalment) {
        boolean named = instalmentNumbers.length == 0
                || Arrays.asList(instalmentNumbers).contains(instalment);
        return named && purposes().stream().anyMatch(PAYING::contains);
    }

    public Optional<Underwriting> underwriting() {
        return underwrittenPence == null
                ? Optional.empty()
                : Optional.of(new Underwriting(Money.ofPence(underwrittenPence), underwritingExpiresOn));
    }

    public Optional<Urgency> urgency() {
        return urgencyAgreedBy == null || urgencyReason == null
                ? Optional.empty()
                : Optional.of(new Urgency(urgencyAgreedBy, urgencyReason));
    }

    public List<DecisionPurpose> purposes() {
        return Arrays.stream(purposes).map(DecisionPurpose::valueOf).toList();
    }

    public List<Integer> instalmentNumbers() {
        return List.of(instalmentNumbers);
    }

    public Optional<Money> amount() {
        return Optional.ofNullable(amountPence).map(Money::ofPence);
    }

    public UUID id() {
        return id;
    }

    public UUID grantId() {
        return grantId;
    }

    public String reference() {
        return reference;
    }

    public DecisionKind kind() {
        return kind;
    }

    public String body() {
        return body;
    }

    public String title() {
        return title;
    }

    public LocalDate decidedOn() {
        return decidedOn;
    }

    public @Nullable LocalDate callInEndsOn() {
        return callInEndsOn;
    }

    public LocalDate effectiveOn() {
        return effectiveOn;
    }

    public @Nullable GoverningBasis governingBasis() {
        return governingBasis;
    }

    public @Nullable String fundingSource() {
        return fundingSource;
    }

    public @Nullable UUID delegationId() {
        return delegationId;
    }

    public @Nullable String note() {
        return note;
    }

    public List<Warning> warnings() {
        return warnings;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
