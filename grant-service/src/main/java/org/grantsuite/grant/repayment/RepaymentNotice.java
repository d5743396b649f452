package org.grantsuite.grant.repayment;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.warning.Warning;
import org.grantsuite.grant.warning.WarningsColumn;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What the department asks back: payable at once, and it may be set off (R42). */
@Entity
@Table(name = "repayment_notice")
public class RepaymentNotice {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Embedded
    private Told told;

    @Column(name = "discharged_pence")
    private long dischargedPence;

    @Column(name = "withdrawal_reason")
    private @Nullable String withdrawalReason;

    @Convert(converter = WarningsColumn.class)
    @Column
    private List<Warning> warnings;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private String recordedBy;

    @Version
    private long version;

    protected RepaymentNotice() {}

    RepaymentNotice(Stamp stamp, Told told, List<Warning> warnings) {
        this.id = stamp.id();
        this.told = told;
        this.warnings = warnings;
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
    }

    @Embeddable
    public record Told(
            @Column(name = "grant_id") UUID grantId,
            @Column(name = "notice_reference") String reference,

            @Column(name = "kind") @Enumerated(EnumType.STRING)
            RepaymentKind kind,

            @Column(name = "amount_pence") Long amountPence,
            @Column(name = "issued_on") LocalDate issuedOn,
            @Column(name = "may_be_set_off") Boolean mayBeSetOff,
            @Column(name = "note") @Nullable String note) {

        public Money amount() {
            return Money.ofPence(amountPence);
        }
    }

    void discharge(Money amount) {
        if (!amount.isPositive() || amount.compareTo(outstanding()) > 0) {
            throw new IllegalStateException("a notice is met by what is open of it at most");
        }
        dischargedPence = discharged().plus(amount).pence();
    }

    void withdraw(String reason) {
        if (!isOpen()) {
            throw new IllegalStateException("nothing of the notice is open");
        }
        withdrawalReason = reason;
    }

    public boolean isOpen() {
        return outstanding().isPositive();
    }

    public Money outstanding() {
        return withdrawalReason == null ? told.amount().minus(discharged()) : Money.ZERO;
    }

    public NoticeStatus status() {
        if (withdrawalReason != null) {
            return NoticeStatus.WITHDRAWN;
        }
        if (outstanding().isZero()) {
            return NoticeStatus.SETTLED;
        }
        return dischargedPence == 0 ? NoticeStatus.DUE : NoticeStatus.PART_SETTLED;
    }

    public Money discharged() {
        return Money.ofPence(dischargedPence);
    }

    public UUID id() {
        return id;
    }

    public Told told() {
        return told;
    }

    public @Nullable String withdrawalReason() {
        return withdrawalReason;
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

    public long version() {
        return version;
    }
}
