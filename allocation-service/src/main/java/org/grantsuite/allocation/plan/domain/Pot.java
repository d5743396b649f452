package org.grantsuite.allocation.plan.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A part of a plan. {@code awarded <= allocated <= amount} holds here and as constraints of the table; whoever moves
 * money in it has locked its row first.
 */
@Entity
@Table(name = "pot")
public class Pot {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "plan_id")
    private UUID planId;

    @Column(name = "position")
    private int position;

    @Column(name = "code")
    private String code;

    @Column(name = "label")
    private String label;

    @Column(name = "recipient")
    @Enumerated(EnumType.STRING)
    private Recipient recipient;

    @Column(name = "percent_micros")
    private @Nullable Long percentMicros;

    @Column(name = "stated_pence")
    private @Nullable Long statedPence;

    @Column(name = "layer_on")
    private @Nullable String layerOn;

    @Column(name = "sharing")
    @Enumerated(EnumType.STRING)
    private PotSharing sharing;

    @Column(name = "within")
    private @Nullable String within;

    @Column(name = "purpose")
    @Enumerated(EnumType.STRING)
    private PotPurpose purpose;

    @Column(name = "mandatory_share")
    private @Nullable String mandatoryShare;

    @Column(name = "amount_pence")
    private long amountPence;

    @Column(name = "allocated_pence")
    private long allocatedPence;

    @Column(name = "awarded_pence")
    private long awardedPence;

    @Column(name = "declined_pence")
    private long declinedPence;

    @Version
    private long version;

    protected Pot() {}

    /** Name, reader's words, for whom, and the pot it is a second layer on. */
    public record Face(
            String code,
            String label,
            Recipient recipient,
            @Nullable String layerOn) {}

    public static Pot of(UUID id, UUID planId, int position, Face face, PotShare share) {
        Pot pot = new Pot();
        pot.id = id;
        pot.planId = planId;
        pot.position = position;
        pot.code = face.code();
        pot.label = face.label();
        pot.recipient = face.recipient();
        pot.layerOn = face.layerOn();
        Percent percent = share.figures().percent();
        Money stated = share.figures().stated();
        pot.percentMicros = percent == null ? null : percent.micros();
        pot.statedPence = stated == null ? null : stated.pence();
        PotPlace place = share.figures().place();
        pot.sharing = place.sharing();
        pot.within = place.within();
        pot.purpose = place.purpose();
        pot.mandatoryShare = place.mandatoryShare();
        pot.govern(share);
        return pot;
    }

    /** Takes the amount that governs. */
    public void govern(PotShare share) {
        amountPence = share.amount().pence();
    }

    /** Sets money aside for lines of a run or a single award; a pot is never exceeded. */
    public void allocate(Money sum) {
        requireForProviders();
        if (sum.compareTo(remaining()) > 0) {
            throw Refusal.of(
                            PlanProblem.POT_EXCEEDED,
                            "Pot " + code + " has " + remaining() + " of " + amount() + " left, not " + sum)
                    .with("remaining", remaining());
        }
        allocatedPence = Math.addExact(allocatedPence, sum.pence());
    }

    /** Turns allocated money into awards. */
    public void award(Money sum) {
        if (sum.pence() > allocatedPence - awardedPence) {
            throw new IllegalStateException("more awarded than allocated in pot " + id);
        }
        awardedPence += sum.pence();
    }

    /** A declined award's money is free again, and is shown apart. */
    public void takeBack(Money declined) {
        if (declined.pence() > awardedPence) {
            throw new IllegalStateException("more declined than awarded in pot " + id);
        }
        awardedPence -= declined.pence();
        allocatedPence -= declined.pence();
        declinedPence = Math.addExact(declinedPence, declined.pence());
    }

    /** An instalment came in reduced: what is allocated stays. */
    public void reduceTo(Money sum) {
        if (sum.pence() < allocatedPence) {
            throw new IllegalStateException("pot " + id + " holds more already than " + sum);
        }
        amountPence = sum.pence();
    }

    /** A hold-back, and shares that came back, go out again only under a decision of their own. */
    public boolean needsDecision() {
        return purpose == PotPurpose.HOLD_BACK || declinedPence > 0;
    }

    public void requireForProviders() {
        if (purpose == PotPurpose.STRAND) {
            throw Refusal.of(PlanProblem.POT_IS_A_STRAND, "Strand " + code + " holds pots; name one of those");
        }
        if (recipient == Recipient.DIRECT) {
            throw Refusal.of(
                    PlanProblem.POT_IS_DIRECT, "Pot " + code + " is spent by the council itself; record direct spend");
        }
    }

    public PotFigures figures() {
        return new PotFigures(
                code,
                percentMicros == null ? null : new Percent(percentMicros),
                statedPence == null ? null : Money.ofPence(statedPence),
                new PotPlace(sharing, within, purpose, mandatoryShare));
    }

    public UUID planId() {
        return planId;
    }

    public String code() {
        return code;
    }

    public Face face() {
        return new Face(code, label, recipient, layerOn);
    }

    public Money amount() {
        return Money.ofPence(amountPence);
    }

    public Money allocated() {
        return Money.ofPence(allocatedPence);
    }

    public Money awarded() {
        return Money.ofPence(awardedPence);
    }

    public Money declined() {
        return Money.ofPence(declinedPence);
    }

    public Money remaining() {
        return amount().minus(allocated());
    }
}
