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

    /** Takes a receipt in; {@code forgone} is what will not come any more, set off or reduced (R14). */
    public void receive(Money amount, Money forgone) {
        if (!amount.isPositive() || forgone.isNegative()) {
            throw new IllegalArgumentException("a receipt is more than zero and forgoes nothing negative");
        }
        receivedPence = received().plus(amount).pence();
        forgonePence = forgone().plus(forgone).pence();
    }

    public Money outstanding() {
        Money open = expected().minus(received()).minus(forgone());
        return open.isNegative() ? Money.ZERO : open;
    }

    public InstalmentStatus status() {
        if (outstanding().isZero()) {
            return InstalmentStatus.RECEIVED;
        }
        return received().isZero() ? InstalmentStatus.EXPECTED : InstalmentStatus.PART_RECEIVED;
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
