package org.grantsuite.allocation.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.grantsuite.allocation.payee.BankDetails;
import org.grantsuite.allocation.payment.domain.CreditTransferFile;
import org.grantsuite.allocation.payment.domain.CreditTransferFile.Account;
import org.grantsuite.allocation.payment.domain.CreditTransferFile.Transfer;
import org.grantsuite.allocation.payment.domain.Payment;
import org.grantsuite.allocation.payment.domain.PaymentProblem;
import org.grantsuite.allocation.payment.domain.PaymentRun;
import org.grantsuite.allocation.payment.domain.SettlementStatus;
import org.grantsuite.allocation.policy.PaymentPolicies;
import org.grantsuite.allocation.policy.PaymentPolicies.Policy;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Payment files for the bank. A file is not kept, because it holds bank details in the clear: its hash is, and it is
 * written anew when it is fetched.
 */
@ApplicationScoped
public class BankFiles {
    private static final String FILES =
            "select id, payment_run_id, message_id, policy_version, execute_on, payment_count,"
                    + " total_pence, content_hash, created_by, created_at from bank_file";

    private final PaymentRunRepository runs;
    private final PaymentRepository payments;
    private final PayeeBook payees;
    private final PaymentPolicies policies;
    private final Jdbc jdbc;
    private final Stamps stamps;
    private final Audit audit;

    BankFiles(
            PaymentRunRepository runs,
            PaymentRepository payments,
            PayeeBook payees,
            PaymentPolicies policies,
            Jdbc jdbc,
            Stamps stamps,
            Audit audit) {
        this.runs = runs;
        this.payments = payments;
        this.payees = payees;
        this.policies = policies;
        this.jdbc = jdbc;
        this.stamps = stamps;
        this.audit = audit;
    }

    record Held(
            UUID id,
            UUID paymentRunId,
            String messageId,
            int policyVersion,
            LocalDate executeOn,
            int count,
            Money total,
            String contentHash,
            String createdBy,
            OffsetDateTime createdAt) {}

    /** @param replaces why an earlier file of the run was not sent; without it there is one file only, or all are paid twice */
    Held create(UUID runId, LocalDate executeOn, @Nullable String replaces) {
        PaymentRun run = runs.lock(runId);
        run.requireReleased();
        List<Held> earlier = page(runId, null, 1);
        if (!earlier.isEmpty() && replaces == null) {
            throw Refusal.of(
                            PaymentProblem.BANK_FILE_EXISTS,
                            "File " + earlier.get(0).messageId() + " was made of this run")
                    .at("replacesBecause", "say why it was not sent");
        }
        Policy policy = policies.current();
        UUID id = stamps.id();
        List<Transfer> transfers = transfers(runId);
        if (transfers.isEmpty()) {
            throw Refusal.of(
                    PaymentProblem.BANK_FILE_NOTHING_AWAITED,
                    "Every payment of the run is confirmed already, or brings nothing");
        }
        Held draft = new Held(
                id,
                runId,
                "GS" + id.toString().replace("-", ""),
                policy.version(),
                executeOn,
                transfers.size(),
                transfers.stream().map(Transfer::amount).reduce(Money.ZERO, Money::plus),
                "",
                stamps.person(),
                stamps.now());
        String hash = Sha256.hex(write(draft, run, policy, transfers));
        keep(draft, hash, replaces);
        return get(runId, id);
    }

    private void keep(Held file, String hash, @Nullable String replaces) {
        jdbc.update(
                "insert into bank_file (id, council_code, payment_run_id, message_id, policy_version, execute_on,"
                        + " payment_count, total_pence, content_hash, created_by, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                file.id(),
                stamps.council(),
                file.paymentRunId(),
                file.messageId(),
                file.policyVersion(),
                file.executeOn(),
                file.count(),
                file.total().pence(),
                hash,
                file.createdBy(),
                file.createdAt());
        audit.record(
                "BANK_FILE_CREATED",
                "bank-file",
                file.id(),
                replaces,
                Map.of("messageId", file.messageId(), "count", file.count(), "total", file.total(), "hash", hash));
    }

    private static byte[] write(Held file, PaymentRun run, Policy policy, List<Transfer> transfers) {
        PaymentPolicies.Payer payer = policy.payer();
        if (payer == null) {
            throw Refusal.of(
                    PaymentProblem.PAYER_NOT_RECORDED, "Record the account to pay from in the payment policy first");
        }
        return CreditTransferFile.write(
                        new CreditTransferFile.Head(
                                file.messageId(),
                                file.createdAt(),
                                file.executeOn(),
                                run.label(),
                                new Account(payer.name(), payer.sortCode(), payer.accountNumber())),
                        transfers)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Payments that are still awaited and bring anything; each payee with bank details. */
    private List<Transfer> transfers(UUID runId) {
        List<Payment> awaited = payments.ofRun(runId).stream()
                .filter(payment -> payment.payable().isPositive() && payment.settlement() == SettlementStatus.AWAITED)
                .toList();
        List<Violation> missing = new ArrayList<>();
        List<Transfer> transfers = new ArrayList<>();
        for (Payment payment : awaited) {
            payees.bankDetails(payment)
                    .ifPresentOrElse(
                            details -> transfers.add(transfer(payment, details)),
                            () -> missing.add(Violation.of(
                                    payment.reference(), "provider " + payment.providerId() + " has none")));
        }
        // Last, so that a change made while the details were read is seen.
        requireSamePayees(awaited);
        if (!missing.isEmpty()) {
            throw Refusal.of(
                            PaymentProblem.PAYEE_BANK_DETAILS_MISSING,
                            missing.size() + " payment(s) have no bank details; pay them by creditor invoice")
                    .violations(missing.subList(0, Math.min(100, missing.size())));
        }
        return transfers;
    }

    /** R30: to the account the releaser knew, or to none. */
    private void requireSamePayees(List<Payment> awaited) {
        var known = payees.reader();
        List<Violation> changed = awaited.stream()
                .filter(payment -> !known.apply(payment.providerId())
                        .fingerprint()
                        .equals(Objects.requireNonNullElse(payment.payeeFingerprint(), "")))
                .map(payment -> Violation.of(payment.reference(), "the payee changed after the release"))
                .toList();
        if (!changed.isEmpty()) {
            throw Refusal.of(
                            PaymentProblem.BANK_FILE_OUTDATED,
                            changed.size() + " payee(s) changed; confirm those payments as returned and re-issue them")
                    .violations(changed.subList(0, Math.min(100, changed.size())));
        }
    }

    private static Transfer transfer(Payment payment, BankDetails details) {
        return new Transfer(
                payment.id().toString().replace("-", ""),
                payment.payable(),
                new Account(details.accountName(), details.sortCode(), details.accountNumber()),
                payment.reference());
    }

    @Transactional
    byte[] xml(UUID runId, UUID fileId) {
        Held file = get(runId, fileId);
        byte[] bytes = write(file, runs.get(runId), policies.version(file.policyVersion()), transfers(runId));
        if (!Sha256.hex(bytes).equals(file.contentHash())) {
            throw Refusal.of(
                    PaymentProblem.BANK_FILE_OUTDATED,
                    "Payees or payments changed since file " + file.messageId() + " was made; make a new one");
        }
        audit.record("BANK_FILE_FETCHED", "bank-file", fileId, null, Map.of("messageId", file.messageId()));
        return bytes;
    }

    @Transactional
    Held get(UUID runId, UUID fileId) {
        runs.get(runId);
        return jdbc.find(FILES + " where id = ? and payment_run_id = ?", BankFiles::held, fileId, runId)
                .orElseThrow(() ->
                        Refusal.of(PaymentProblem.BANK_FILE_UNKNOWN, "The run has no bank file with the id " + fileId));
    }

    @Transactional
    List<Held> page(UUID runId, @Nullable UUID after, int limit) {
        runs.get(runId);
        return jdbc.list(
                FILES + " where payment_run_id = ? and (?::uuid is null or id > ?::uuid) order by id limit ?",
                BankFiles::held,
                runId,
                after,
                after,
                limit);
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getInt(4),
                row.getObject(5, LocalDate.class),
                row.getInt(6),
                Money.ofPence(row.getLong(7)),
                Objects.requireNonNull(row.getString(8)),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class));
    }
}
