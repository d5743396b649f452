package org.grantsuite.allocation.plan.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * An instalment split into pots. Drafted, then approved by another person under a decision; its pots are {@link Pot}s.
 */
@Entity
@Table(name = "plan")
public class Plan {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column(name = "instalment_number")
    private int instalmentNumber;

    @Column(name = "name")
    private String name;

    @Column(name = "amount_pence")
    private long amountPence;

    @Column(name = "basis")
    @Enumerated(EnumType.STRING)
    private Basis basis;

    @Column(name = "geography_policy")
    @Enumerated(EnumType.STRING)
    private GeographyPolicy geographyPolicy;

    @Column(name = "residual_pence")
    private long residualPence;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private PlanStatus status;

    @Column(name = "prepared_by")
    private String preparedBy;

    @Column(name = "recorded_at")
    private OffsetDateTime recordedAt;

    @Column(name = "approved_by")
    private @Nullable String approvedBy;

    @Column(name = "approved_at")
    private @Nullable OffsetDateTime approvedAt;

    @Column(name = "governing_basis")
    @Enumerated(EnumType.STRING)
    private @Nullable Basis governingBasis;

    @Column(name = "decision_id")
    private @Nullable UUID decisionId;

    @Column(name = "decision_reference")
    private @Nullable String decisionReference;

    @Column(name = "decided_on")
    private @Nullable LocalDate decidedOn;

    @Column(name = "effective_on")
    private @Nullable LocalDate effectiveOn;

    @Column(name = "approval_note")
    private @Nullable String approvalNote;

    @Column(name = "reduced_pence")
    private @Nullable Long reducedPence;

    @Column(name = "edition")
    private @Nullable String edition;

    @Version
    private long version;

    protected Plan() {}

    /** What a plan is about; fixed once it is drafted. */
    public record Subject(UUID grantId, int instalmentNumber) {}

    /** What may be changed while it is a draft. */
    public record Terms(String name, Money amount, Basis basis, GeographyPolicy geographyPolicy, Money residual) {}

    public static Plan draft(UUID id, Subject subject, Terms terms, String preparedBy, OffsetDateTime recordedAt) {
        Plan plan = new Plan();
        plan.id = id;
        plan.grantId = subject.grantId();
        plan.instalmentNumber = subject.instalmentNumber();
        plan.preparedBy = preparedBy;
        plan.recordedAt = recordedAt;
        plan.status = PlanStatus.DRAFT;
        plan.write(terms);
        return plan;
    }

    public void change(Terms terms) {
        requireDraft();
        write(terms);
    }

    /** R24, R43: by another person, under a decision that names what governs. */
    public void approve(Decision decision, String approver, OffsetDateTime at, @Nullable String note) {
        requireDraft();
        requireOtherThanPreparer(approver);
        status = PlanStatus.APPROVED;
        approvedBy = approver;
        approvedAt = at;
        governingBasis = decision.governingBasis();
        decisionId = decision.id();
        decisionReference = decision.reference();
        decidedOn = decision.decidedOn();
        effectiveOn = decision.effectiveOn();
        edition = decision.edition();
        approvalNote = note;
    }

    /** The instalment came in reduced; the pots have been split anew. */
    public void reduceTo(Money sum) {
        requireDecision();
        reducedPence = sum.pence();
    }

    /** What there is to split: the approved amount, or what came of it. */
    public Money standing() {
        return reducedPence == null ? amount() : Money.ofPence(reducedPence);
    }

    public boolean isReduced() {
        return reducedPence != null;
    }

    public void requireDraft() {
        if (status != PlanStatus.DRAFT) {
            throw Refusal.of(PlanProblem.PLAN_APPROVED_ALREADY, "It was approved by " + approvedBy);
        }
    }

    public void requireOtherThanPreparer(String approver) {
        if (preparedBy.equals(approver)) {
            throw Refusal.of(
                    PlanProblem.PREPARER_MAY_NOT_APPROVE,
                    "You prepared this plan; another person with the approver's role approves it (R43)");
        }
    }

    public Decision requireDecision() {
        if (status != PlanStatus.APPROVED || decisionId == null || decidedOn == null || effectiveOn == null) {
            throw Refusal.of(PlanProblem.PLAN_NOT_APPROVED, "Have plan " + id + " approved first");
        }
        return new Decision(
                decisionId, String.valueOf(decisionReference), decidedOn, effectiveOn, governing(), edition);
    }

    /** What governs: the basis of the decision, until there is one the basis of the draft. */
    public Basis governing() {
        return governingBasis == null ? basis : governingBasis;
    }

    private void write(Terms terms) {
        name = terms.name();
        amountPence = terms.amount().pence();
        basis = terms.basis();
        geographyPolicy = terms.geographyPolicy();
        residualPence = terms.residual().pence();
    }

    public Terms terms() {
        return new Terms(name, amount(), basis, geographyPolicy, Money.ofPence(residualPence));
    }

    public UUID id() {
        return id;
    }

    public UUID grantId() {
        return grantId;
    }

    public int instalmentNumber() {
        return instalmentNumber;
    }

    public Money amount() {
        return Money.ofPence(amountPence);
    }

    public PlanStatus status() {
        return status;
    }

    public String preparedBy() {
        return preparedBy;
    }

    public OffsetDateTime recordedAt() {
        return recordedAt;
    }

    public @Nullable String approvedBy() {
        return approvedBy;
    }

    public @Nullable OffsetDateTime approvedAt() {
        return approvedAt;
    }

    public @Nullable String approvalNote() {
        return approvalNote;
    }

    public long version() {
        return version;
    }
}
