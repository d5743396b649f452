package org.grantsuite.allocation.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;
import org.jspecify.annotations.Nullable;

/** What must hold before a payment leaves: versions of the council's own, and the settings until there is one. */
@ApplicationScoped
public class PaymentPolicies {
    private static final String POLICY = """
            select version, verified_payee_needed, subsidy_threshold_pence, payer_name, payer_sort_code,
              payer_account_number, reason, recorded_by, recorded_at
            from payment_policy""";
    private static final String INSERT = """
            insert into payment_policy (id, council_code, version, verified_payee_needed, subsidy_threshold_pence,
              payer_name, payer_sort_code, payer_account_number, reason, recorded_by, recorded_at)
            select ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? from payment_policy""";

    private final Jdbc jdbc;
    private final Stamps stamps;
    private final Audit audit;
    private final boolean verifiedPayeeNeeded;

    PaymentPolicies(
            Jdbc jdbc,
            Stamps stamps,
            Audit audit,
            @ConfigProperty(name = "allocation.payment.verified-payee-needed") boolean verifiedPayeeNeeded) {
        this.jdbc = jdbc;
        this.stamps = stamps;
        this.audit = audit;
        this.verifiedPayeeNeeded = verifiedPayeeNeeded;
    }

    /** The account bank files are paid from. */
    public record Payer(String name, String sortCode, String accountNumber) {}

    /** @param subsidyThreshold R32: warned of from here on; the setting where none is set */
    public record Policy(
            int version,
            boolean verifiedPayeeNeeded,
            @Nullable Money subsidyThreshold,
            @Nullable Payer payer,
            @Nullable String reason,
            @Nullable String recordedBy,
            @Nullable OffsetDateTime recordedAt) {}

    /** What a new version says. */
    record Change(
            boolean verifiedPayeeNeeded,
            @Nullable Money subsidyThreshold,
            @Nullable Payer payer,
            String reason) {}

    @Transactional
    public Policy current() {
        return jdbc.find(POLICY + " order by version desc limit 1", PaymentPolicies::policy)
                .orElseGet(() -> new Policy(0, verifiedPayeeNeeded, null, null, null, null, null));
    }

    @Transactional
    public Policy version(int version) {
        return jdbc.find(POLICY + " where version = ?", PaymentPolicies::policy, version)
                .orElseThrow();
    }

    Policy record(Change change) {
        UUID id = stamps.id();
        Payer payer = change.payer();
        Money threshold = change.subsidyThreshold();
        jdbc.update(
                INSERT,
                id,
                stamps.council(),
                change.verifiedPayeeNeeded(),
                threshold == null ? null : threshold.pence(),
                payer == null ? null : payer.name(),
                payer == null ? null : payer.sortCode(),
                payer == null ? null : payer.accountNumber(),
                change.reason(),
                stamps.person(),
                stamps.now());
        Policy policy = current();
        audit.record(
                "PAYMENT_POLICY_RECORDED",
                "payment-policy",
                id,
                change.reason(),
                Map.of("version", policy.version(), "verifiedPayeeNeeded", policy.verifiedPayeeNeeded()));
        return policy;
    }

    private static Policy policy(ResultSet row) throws SQLException {
        Long threshold = row.getObject(3, Long.class);
        String name = row.getString(4);
        return new Policy(
                row.getInt(1),
                row.getBoolean(2),
                threshold == null ? null : Money.ofPence(threshold),
                name == null ? null : new Payer(name, row.getString(5), row.getString(6)),
                row.getString(7),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class));
    }
}
