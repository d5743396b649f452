package org.grantsuite.grant.decision.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Authority a body gave to a post, over a family of grants, until a day or until something happens. */
@Entity
@Table(name = "delegation")
public class Delegation {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "granted_by_decision_id")
    private UUID grantedByDecisionId;

    @Column
    private String holder;

    @Column(name = "grant_id")
    private @Nullable UUID grantId;

    @Column(name = "scheme_code_pattern")
    private @Nullable String schemeCodePattern;

    @Column(name = "family_label")
    private @Nullable String familyLabel;

    @Column(name = "includes_future")
    private @Nullable Boolean includesFuture;

    @Column
    private String[] purposes;

    @Column(name = "max_amount_pence")
    private @Nullable Long maxAmountPence;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "ends_on")
    private @Nullable LocalDate endsOn;

    @Column(name = "ending_event")
    private @Nullable String endingEvent;

    @Column(name = "ended_by_event")
    private @Nullable String endedByEvent;

    @Column(name = "ended_on")
    private @Nullable LocalDate endedOn;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Version
    private long version;

    protected Delegation() {}

    public Delegation(Stamp stamp, DelegationGiven given) {
        this.id = stamp.id();
        this.grantedByDecisionId = given.grantedByDecisionId();
        this.holder = given.holder();
        this.grantId = given.grantId();
        GrantFamily family = given.family();
        if (family != null) {
            this.schemeCodePattern = family.schemeCodePattern();
            this.familyLabel = family.label();
            this.includesFuture = family.includesFuture();
        }
        this.purposes = given.purposes().stream().map(Enum::name).sorted().toArray(String[]::new);
        this.maxAmountPence =
                given.maxAmount() == null ? null : given.maxAmount().pence();
        this.validFrom = given.validFrom();
        this.endsOn = given.endsOn();
        this.endingEvent = given.endingEvent();
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    /** A delegation as it is told, over one grant or over a family. */
    public record DelegationGiven(
            UUID grantedByDecisionId,
            String holder,
            @Nullable UUID grantId,
            @Nullable GrantFamily family,
            Set<DecisionPurpose> purposes,
            @Nullable Money maxAmount,
            LocalDate validFrom,
            @Nullable LocalDate endsOn,
            @Nullable String endingEvent,
            List<MandateTerms> mandates) {}

    /** The event that ended it, with its day. */
    public record Ending(String event, LocalDate endedOn) {}

    /** The grant a decision or an approval is about, as far as a delegation cares. */
    public record Subject(UUID grantId, String schemeCode, LocalDate determinedOn) {}

    /** Whether authority had ended by this day: by its date, or by the event that was recorded. */
    public boolean endedBefore(LocalDate day) {
        return (endsOn != null && day.isAfter(endsOn)) || (endedOn != null && day.isAfter(endedOn));
    }

    /** @return in plain words why a decision is beyond this authority; empty when it is covered */
    public Optional<String> gap(DecisionMade made, Subject subject) {
        Optional<String> reach = reachGap(subject, made.decidedOn());
        if (reach.isPresent()) {
            return reach;
        }
        var beyond = made.purposes().stream()
                .filter(purpose -> !purposes().contains(purpose))
                .toList();
        if (!beyond.isEmpty()) {
            return Optional.of("it does not cover " + beyond);
        }
        return amountGap(made.stated(), "the decision");
    }

    /** @return in plain words why an approval is beyond this authority; empty when it is covered */
    public Optional<String> approvalGap(ApprovalQuestion question) {
        LocalDate day = question.on();
        if (endedBefore(day)) {
            return Optional.of(ending().map(end -> "it ended on " + end.endedOn() + ": " + end.event())
                    .orElse("it ended on " + endsOn));
        }
        return reachGap(question.grant(), day).or(() -> amountGap(question.amount(), "the question"));
    }

    private Optional<String> reachGap(Subject subject, LocalDate day) {
        if (grantId != null && !grantId.equals(subject.grantId())) {
            return Optional.of("it covers another grant");
        }
        Optional<GrantFamily> family = family();
        if (family.isPresent() && !family.get().matches(subject.schemeCode())) {
            return Optional.of("it covers " + family.get().label() + ", not " + subject.schemeCode());
        }
        if (family.isPresent()
                && !family.get().includesFuture()
                && subject.determinedOn().isAfter(validFrom)) {
            return Optional.of("it does not cover grants determined after " + validFrom);
        }
        return day.isBefore(validFrom) ? Optional.of("it is valid from " + validFrom) : Optional.empty();
    }

    private Optional<String> amountGap(@Nullable Money stated, String what) {
        Optional<Money> limit = maxAmount();
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        if (stated == null) {
            return Optional.of("it is limited to " + limit.get() + ", and " + what + " states no amount");
        }
        return stated.compareTo(limit.get()) > 0 ? Optional.of("it is limited to " + limit.get()) : Optional.empty();
    }

    public void end(Ending ending) {
        if (endedOn != null) {
            throw new IllegalStateException("the delegation has ended");
        }
        endedByEvent = ending.event();
        endedOn = ending.endedOn();
    }

    public Optional<Ending> ending() {
        return endedByEvent == null || endedOn == null
                ? Optional.empty()
                : Optional.of(new Ending(endedByEvent, endedOn));
    }

    public DelegationStatus statusOn(LocalDate day) {
        return endedBefore(day) || (endedOn != null && !day.isBefore(endedOn))
                ? DelegationStatus.ENDED
                : DelegationStatus.ACTIVE;
    }

    public Optional<GrantFamily> family() {
        return schemeCodePattern == null || familyLabel == null || includesFuture == null
                ? Optional.empty()
                : Optional.of(new GrantFamily(schemeCodePattern, familyLabel, includesFuture));
    }

    public @Nullable UUID grantId() {
        return grantId;
    }

    public List<DecisionPurpose> purposes() {
        return Arrays.stream(purposes).map(DecisionPurpose::valueOf).toList();
    }

    public Optional<Money> maxAmount() {
        return Optional.ofNullable(maxAmountPence).map(Money::ofPence);
    }

    public UUID id() {
        return id;
    }

    public UUID grantedByDecisionId() {
        return grantedByDecisionId;
    }

    public String holder() {
        return holder;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public @Nullable LocalDate endsOn() {
        return endsOn;
    }

    public @Nullable String endingEvent() {
        return endingEvent;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }

    public long version() {
        return version;
    }
}
