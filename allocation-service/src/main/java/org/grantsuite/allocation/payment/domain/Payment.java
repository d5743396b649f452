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

    @Column(name = "supplier_number")
    private @Nullable String supplierNumber;

    @Column(name = "supplier_site")
    private @Nullable String supplierSite;

    @Column(name = "payee_id")
    private @Nullable UUID payeeId;

    @Column(name = "payee_fingerprint")
    private @Nullable String payeeFingerprint;

    @Column(name = "offset_pence")
    private long offsetPence;

    @Column(name = "settlement")
    @Enumerated(EnumType.STRING)
    private SettlementStatus settlement = SettlementStatus.AWAITED;

    @Column(name = "settled_on")
    private @Nullable LocalDate settledOn;

    @Column(name = "finance_reference")
    private @Nullable String financeReference;

    @Column(name = "return_reason")
    private @Nullable String returnReason;

    @Column(name = "return_journal_id")
    private @Nullable UUID returnJournalId;

    @Column(name = "reissued_because")
    private @Nullable String reissuedBecause;

    @Column(name = "reissue_of")
    private @Nullable UUID reissueOf;

    @Column(name = "paid_on")
    private LocalDate paidOn;

    @Version
    private long version;

    protected Payment() {}

    /** Whom finance pays, as it was known when the payment left. */
    public record Payee(
            @Nullable UUID id,
            @Nullable String supplierNumber,
            @Nullable String supplierSite,
            @Nullable String fingerprint) {

        public static final Payee UNKNOWN = new Payee(null, null, null, null);
    }

    /** What finance or the bank says of it. */
    public record Confirmation(LocalDate on, @Nullable String reference, String reason) {}

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

    /** @param again the returned payment this one is made for */
    public void goTo(Payee payee, @Nullable UUID again) {
        payeeId = payee.id();
        supplierNumber = payee.supplierNumber();
        supplierSite = payee.supplierSite();
        payeeFingerprint = payee.fingerprint();
        reissueOf = again;
    }

    /** So much of it is kept back for what the provider owes. */
    public void keepBack(Money offset) {
        if (offset.isNegative() || offset.compareTo(amount()) > 0) {
            throw new IllegalStateException("payment " + id + " of " + amount() + " cannot keep back " + offset);
        }
        offsetPence = offset.pence();
    }

    /** It arrived. */
    public void confirm(Confirmation said) {
        settle(SettlementStatus.PAID, said);
    }

    /** It came back: what had gone out is unpaid again; what was kept back stays settled with the provider. */
    public void comeBack(Confirmation said, Award award) {
        settle(SettlementStatus.RETURNED, said);
        returnReason = said.reason();
        award.unpay(payable());
    }

    private void settle(SettlementStatus next, Confirmation said) {
        if (!settlement.mayBecome(next)) {
            throw Refusal.of(PaymentProblem.PAYMENT_CONFIRMED, "The payment is " + settlement);
        }
        settlement = next;
        settledOn = said.on();
        financeReference = said.reference();
    }

    public void returnPosted(UUID journal) {
        returnJournalId = journal;
    }

    public void reissue(String reason) {
        if (settlement != SettlementStatus.RETURNED) {
            throw Refusal.of(PaymentProblem.PAYMENT_NOT_RETURNED, "The payment is " + settlement + ", not RETURNED");
        }
        if (reissuedBecause != null) {
            throw Refusal.of(PaymentProblem.PAYMENT_REISSUED_ALREADY, "It was re-issued: " + reissuedBecause);
        }
        reissuedBecause = reason;
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
        if (settlement != SettlementStatus.AWAITED && payable().isPositive()) {
            throw Refusal.of(
                    PaymentProblem.PAYMENT_CONFIRMED,
                    "The payment is confirmed as " + settlement + "; its posting cannot be given up");
        }
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

    public @Nullable String supplierNumber() {
        return supplierNumber;
    }

    public @Nullable String supplierSite() {
        return supplierSite;
    }

    public @Nullable UUID payeeId() {
        return payeeId;
    }

    public @Nullable String payeeFingerprint() {
        return payeeFingerprint;
    }

    public Money offset() {
        return Money.ofPence(offsetPence);
    }

    /** In words, for the hold its return puts on the award. */
    public String cameBack() {
        return "payment " + reference + " came back: " + returnReason;
    }

    /** What the ledger knows the recipient by. */
    public String ledgerParty() {
        return providerId + (locationId == null ? "" : "/" + locationId);
    }

    /** What reaches the provider. */
    public Money payable() {
        return amount().minus(offset());
    }

    public SettlementStatus settlement() {
        return settlement;
    }

    public @Nullable LocalDate settledOn() {
        return settledOn;
    }

    public @Nullable String financeReference() {
        return financeReference;
    }

    public @Nullable String returnReason() {
        return returnReason;
    }

    public @Nullable UUID reissueOf() {
        return reissueOf;
    }

    public LocalDate paidOn() {
        return paidOn;
    }

    public long version() {
        return version;
    }
}
