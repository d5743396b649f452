package org.grantsuite.grant.decision.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** The part of a decision or a delegation that says who may approve what; it ends with what it is part of. */
@Entity
@Immutable
@Table(name = "mandate")
public class Mandate {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "decision_id")
    private UUID decisionId;

    @Column(name = "delegation_id")
    private @Nullable UUID delegationId;

    @Column(name = "grant_id")
    private @Nullable UUID grantId;

    @Column
    private String[] actions;

    @Column
    private String[] persons;

    @Enumerated(EnumType.STRING)
    @Column
    private @Nullable MandateRole role;

    @Column(name = "pot_codes")
    private String[] potCodes;

    @Column(name = "min_amount_pence")
    private @Nullable Long minAmountPence;

    @Column(name = "max_amount_pence")
    private @Nullable Long maxAmountPence;

    @Column(name = "two_people_above_pence")
    private @Nullable Long twoPeopleAbovePence;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    protected Mandate() {}

    /** @param grantId the one grant it is about; null for a family of grants */
    public record Origin(
            UUID decisionId,
            @Nullable UUID delegationId,
            @Nullable UUID grantId) {}

    public Mandate(Stamp stamp, Origin origin, MandateTerms terms) {
        this.id = stamp.id();
        this.decisionId = origin.decisionId();
        this.delegationId = origin.delegationId();
        this.grantId = origin.grantId();
        this.actions = terms.actions().stream().map(Enum::name).sorted().toArray(String[]::new);
        this.persons = terms.persons().stream().sorted().toArray(String[]::new);
        this.role = terms.role();
        this.potCodes = terms.potCodes().stream().sorted().toArray(String[]::new);
        this.minAmountPence = pence(terms.minAmount());
        this.maxAmountPence = pence(terms.maxAmount());
        this.twoPeopleAbovePence = pence(terms.twoPeopleAbove());
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    private static @Nullable Long pence(@Nullable Money money) {
        return money == null ? null : money.pence();
    }

    private static @Nullable Money money(@Nullable Long pence) {
        return pence == null ? null : Money.ofPence(pence);
    }

    public MandateTerms terms() {
        return new MandateTerms(
                Arrays.stream(actions).map(ApprovalAction::valueOf).collect(Collectors.toSet()),
                Set.of(persons),
                role,
                Set.of(potCodes),
                money(minAmountPence),
                money(maxAmountPence),
                money(twoPeopleAbovePence));
    }

    public UUID id() {
        return id;
    }

    public UUID decisionId() {
        return decisionId;
    }

    public @Nullable UUID delegationId() {
        return delegationId;
    }

    public @Nullable UUID grantId() {
        return grantId;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public String recordedBy() {
        return recordedBy;
    }
}
