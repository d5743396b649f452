package org.grantsuite.allocation.payment.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.grantsuite.allocation.award.domain.Award;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** One award paid in one payment run, and whether its journal has arrived in the ledger. */
@Entity
@Table(name = "payment")
public class Payment {
    @Id
    private UUID id;

    @TenantId
    @Column(name = "council_code")
    private String councilCode;

    @Column(name = "payment_run_id")
    private UUID paymentRunId;

    @Column(name = "award_id")
    private UUID awardId;

    @Column(name = "grant_id")
    private UUID grantId;

    @Column(name = "instalment_number")
    private int instalmentNumber;

    @Column(name = "provider_id")
    private String providerId;

    @Column(name = "provider_name")
    private String providerName;

    @Column(name = "location_id")
    private @Nullable String locationId;

    @Column(name = "amount_pence")
    private long amountPence;

    @Column(name = "reference")
    private String reference;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    private PaymentStatus status;

    @Column(name = "journal_id")
    private @Nullable UUID journalId;

    @Column(name = "paid_on")
    private LocalDate paidOn;

    @Version
    private long version;

    protected Payment() {}

    /** Pays what is unpaid of an award; the reference carries the run's label, as finance names it. */
    public static Payment release(UUID id, PaymentRun run, Award award, int position) {
        Payment payment = new Payment();
        payment.id = id;
        payment.paymentRunId = run.id();
        payment.awardId = award.id();
        payment.grantId = award.grantId();
        payment.instalmentNumber = award.instalmentNumber();
        payment.providerId = award.providerId();
        payment.providerName = award.providerName();
        payment.locationId = award.locationId();
        payment.amountPence = award.unpaid().pence();
        payment.reference = "%s/%05d".formatted(run.label(), position);
        payment.status = PaymentStatus.RELEASED;
        payment.paidOn = run.paymentOn();
        award.pay(payment.amount());
        return payment;
    }

    public void posted(UUID journal) {
        move(PaymentStatus.POSTED);
        journalId = journal;
    }

    public void postingRefused() {
        move(PaymentStatus.POSTING_REFUSED);
    }

    public void sentAgain() {
        move(PaymentStatus.RELEASED);
    }

    public void withdraw(Award award) {
        move(PaymentStatus.WITHDRAWN);
        award.unpay(amount());
    }

    private void move(PaymentStatus next) {
        if (!status.mayBecome(next)) {
            throw Refusal.of(
                    PaymentProblem.PAYMENT_RUN_MOVE_NOT_ALLOWED,
                    "The payment is " + status + "; it cannot become " + next);
        }
        status = next;
    }

    public UUID id() {
        return id;
    }

    public UUID paymentRunId() {
        return paymentRunId;
    }

    public UUID awardId() {
        return awardId;
    }

    public UUID grantId() {
        return grantId;
    }

    public int instalmentNumber() {
        return instalmentNumber;
    }

    public String providerId() {
        return providerId;
    }

    public String providerName() {
        return providerName;
    }

    public @Nullable String locationId() {
        return locationId;
    }

    public Money amount() {
        return Money.ofPence(amountPence);
    }

    public String reference() {
        return reference;
    }

    public PaymentStatus status() {
        return status;
    }

    public @Nullable UUID journalId() {
        return journalId;
    }

    public LocalDate paidOn() {
        return paidOn;
    }

    public long version() {
        return version;
    }
}
