package org.grantsuite.grant.grant.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.scheme.domain.SchemeRules.InstalmentTerm;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * One instalment with what has come of it. Its gate is copied from the edition that was in force when the grant was
 * made.
 */
@Entity
@Table(name = "instalment")
public class Instalment {
    private static final int WARN_FROM_DAYS = 14;

    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column
    private int number;

    @Enumerated(EnumType.STRING)
    private InstalmentBasis basis;

    @Column
    private @Nullable String percent;

    @Column(name = "stated_percent")
    private @Nullable String statedPercent;

    @Column(name = "expected_pence")
    private long expectedPence;

    @Column(name = "expected_on")
    private @Nullable LocalDate expectedOn;

    @Column(name = "received_pence")
    private long receivedPence;

    @Column(name = "forgone_pence")
    private long forgonePence;

    @Column(name = "withheld_pence")
    private long withheldPence;

    @Column(name = "reduced_pence")
    private long reducedPence;

    @Column(name = "repaid_pence")
    private long repaidPence;

    @Enumerated(EnumType.STRING)
    @Column
    private InstalmentStatus status;

    @Column(name = "gate_reporting_point")
    private @Nullable String gateReportingPoint;

    @Column(name = "gate_due_on")
    private @Nullable LocalDate gateDueOn;

    @Column(name = "gate_warn_from_days")
    private @Nullable Integer gateWarnFromDays;

    @Version
    private long version;

    protected Instalment() {}

    public Instalment(UUID id, UUID grantId, InstalmentTerm term, Money expected) {
        this.id = id;
        this.grantId = grantId;
        this.number = term.number();
        this.basis = InstalmentBasis.valueOf(term.basis());
        this.percent = term.percent();
        this.statedPercent = term.statedPercent();
        this.expectedPence = expected.pence();
        this.expectedOn = term.expectedBy();
        this.status = InstalmentStatus.EXPECTED;
        var gate = term.gate();
        if (gate != null) {
            this.gateReportingPoint = gate.code();
            this.gateDueOn = gate.dueOn();
            this.gateWarnFromDays = gate.warnFromDays() == null ? WARN_FROM_DAYS : gate.warnFromDays();
        }
    }

    /** The reporting point that must have reached the department in time, before this instalment is paid (R12). */
    public record GateCondition(String reportingPoint, LocalDate dueOn, int warnFromDays) {}

    public Optional<GateCondition> gate() {
        return gateReportingPoint == null || gateDueOn == null || gateWarnFromDays == null
                ? Optional.empty()
                : Optional.of(new GateCondition(gateReportingPoint, gateDueOn, gateWarnFromDays));
    }

    /** Takes a receipt in, and what becomes of the part that did not come with it (R14). */
    public void receive(Money amount, Shortfall shortfall) {
        requirePositive(amount);
        receivedPence = received().plus(amount).pence();
        Money missing = outstanding();
        switch (shortfall) {
            case AWAITED -> withhold(least(withheld(), missing));
            case WITHHELD -> withhold(missing);
            case REDUCED -> cut(missing);
            case SET_OFF -> forgo(missing);
        }
        become(afterReceipt(shortfall));
    }

    private InstalmentStatus afterReceipt(Shortfall shortfall) {
        return switch (shortfall) {
            case REDUCED -> InstalmentStatus.REDUCED;
            case SET_OFF -> InstalmentStatus.SET_OFF;
            case AWAITED, WITHHELD -> outstanding().isZero() ? InstalmentStatus.RECEIVED : awaited();
        };
    }

    /** The department keeps so much back for now. */
    public void withholdMore(Money amount) {
        requireWithin(amount, outstanding().minus(withheld()));
        withhold(withheld().plus(amount));
        become(InstalmentStatus.WITHHELD);
    }

    public void release(Money amount) {
        requireWithin(amount, withheld());
        withhold(withheld().minus(amount));
        become(awaited());
    }

    public void suspend() {
        become(InstalmentStatus.SUSPENDED);
    }

    public void resume() {
        become(awaited());
    }

    public void reduce(Money amount) {
        requireWithin(amount, outstanding());
        cut(amount);
        become(InstalmentStatus.REDUCED);
    }

    /** Kept back against another grant's debt, without any cash coming. */
    public void setOff(Money amount) {
        requireWithin(amount, outstanding());
        forgo(amount);
        become(InstalmentStatus.SET_OFF);
    }

    /** Part of what came has gone back; it is REPAID once all of it has. */
    public void repay(Money amount) {
        requireWithin(amount, received().minus(repaid()));
        repaidPence = repaid().plus(amount).pence();
        if (repaidPence == receivedPence) {
            become(InstalmentStatus.REPAID);
        }
    }

    /**
     * A receipt was wrong: it is taken back with what it said of the missing part (R14). A correction, and no move of the
     * department's: where the instalment stands follows from what is left.
     *
     * @param missing what {@code shortfall} was said of
     */
    public void takeBack(Money amount, Shortfall shortfall, Money missing) {
        requireWithin(amount, received().minus(repaid()));
        receivedPence = received().minus(amount).pence();
        switch (shortfall) {
            case AWAITED -> {}
            case WITHHELD -> withhold(withheld().minus(least(withheld(), missing)));
            case REDUCED -> {
                Money cut = least(reduced(), missing);
                reducedPence = reduced().minus(cut).pence();
                forgonePence = forgone().minus(cut).pence();
            }
            case SET_OFF -> forgonePence = forgone().minus(missing).pence();
        }
        status = status == InstalmentStatus.SUSPENDED ? status : whatIsLeft();
    }

    private InstalmentStatus whatIsLeft() {
        if (repaidPence > 0 && repaidPence == receivedPence) {
            return InstalmentStatus.REPAID;
        }
        if (forgonePence > 0 && withheldPence == 0) {
            return reducedPence > 0 ? InstalmentStatus.REDUCED : InstalmentStatus.SET_OFF;
        }
        return receivedPence > 0 && outstanding().isZero() ? InstalmentStatus.RECEIVED : awaited();
    }

    /** Money came or was finally disposed of: another total leaves this instalment as it is. */
    public boolean stands() {
        return receivedPence > 0 || forgonePence > reducedPence;
    }

    /** What counts of it towards a new total: what was cut for good is no longer part of it. */
    public Money counted() {
        return expected().minus(reduced());
    }

    /** Takes a new total's share; a cut is now part of the total and not of the instalment. */
    public void reprofile(Money share) {
        if (share.isNegative() || (stands() && !share.equals(counted()))) {
            throw new IllegalArgumentException("what was paid stands, and no share is negative");
        }
        expectedPence = share.pence();
        forgonePence = forgone().minus(reduced()).pence();
        reducedPence = 0;
        withhold(least(withheld(), outstanding()));
        if (status == InstalmentStatus.REDUCED) {
            status = outstanding().isZero() ? InstalmentStatus.RECEIVED : awaited();
        }
    }

    private InstalmentStatus awaited() {
        if (withheldPence > 0) {
            return InstalmentStatus.WITHHELD;
        }
        return receivedPence > 0 ? InstalmentStatus.PART_RECEIVED : InstalmentStatus.EXPECTED;
    }

    private void become(InstalmentStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("an instalment never goes from " + status + " to " + next);
        }
        status = next;
    }

    private void cut(Money amount) {
        reducedPence = reduced().plus(amount).pence();
        forgo(amount);
    }

    private void forgo(Money amount) {
        forgonePence = forgone().plus(amount).pence();
        withhold(least(withheld(), outstanding()));
    }

    private void withhold(Money amount) {
        withheldPence = amount.pence();
    }

    private static void requireWithin(Money amount, Money most) {
        requirePositive(amount);
        if (amount.compareTo(most) > 0) {
            throw new IllegalArgumentException(amount + " is more than " + most);
        }
    }

    private static void requirePositive(Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("an amount is more than zero");
        }
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    public Money outstanding() {
        Money open = expected().minus(received()).minus(forgone());
        return open.isNegative() ? Money.ZERO : open;
    }

    public InstalmentStatus status() {
        return status;
    }

    /** How it looks to who knows whether its gate is met. */
    public InstalmentStatus status(boolean behindGate) {
        return behindGate && status == InstalmentStatus.EXPECTED ? InstalmentStatus.CONDITIONAL : status;
    }

    public Money withheld() {
        return Money.ofPence(withheldPence);
    }

    public Money reduced() {
        return Money.ofPence(reducedPence);
    }

    public Money repaid() {
        return Money.ofPence(repaidPence);
    }

    public UUID id() {
        return id;
    }

    public UUID grantId() {
        return grantId;
    }

    public int number() {
        return number;
    }

    public InstalmentBasis basis() {
        return basis;
    }

    public @Nullable String percent() {
        return percent;
    }

    public @Nullable String statedPercent() {
        return statedPercent;
    }

    public Money expected() {
        return Money.ofPence(expectedPence);
    }

    public @Nullable LocalDate expectedOn() {
        return expectedOn;
    }

    public Money received() {
        return Money.ofPence(receivedPence);
    }

    public Money forgone() {
        return Money.ofPence(forgonePence);
    }
}
