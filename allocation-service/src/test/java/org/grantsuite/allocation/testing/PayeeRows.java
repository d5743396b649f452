package org.grantsuite.allocation.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.payee.BankDetails;
import org.grantsuite.allocation.payee.BankVault;
import org.grantsuite.commons.testing.PostgresResource;

/** Payees of one council, approved, without the way that leads there. */
public final class PayeeRows {
    private final String council;
    private final Map<String, UUID> payees = new HashMap<>();
    private int version;

    public PayeeRows(String council) {
        this.council = council;
    }

    /** A new version stands from now on; returns its id. */
    public UUID approve(String providerId, String supplierNumber, String site) throws SQLException {
        UUID versionId = UUID.randomUUID();
        payee(providerId);
        execute(
                "insert into payee_version (id, council_code, payee_id, version, supplier_number, site, valid_from,"
                        + " status, reason, proposed_by, proposed_at, decided_by, decided_at)"
                        + " values (?, ?, ?, ?, ?, ?, date '2021-01-01', 'APPROVED', 'new', 'mary', now(), 'nora', now())",
                versionId,
                council,
                payees.get(providerId),
                ++version,
                supplierNumber,
                site);
        return versionId;
    }

    /** With bank details, sealed as the service does. */
    public UUID approve(BankVault vault, String providerId, BankDetails details) throws SQLException {
        UUID versionId = UUID.randomUUID();
        payee(providerId);
        var sealed = vault.seal(details, council + "/" + payees.get(providerId) + "/" + versionId);
        execute(
                "insert into payee_version (id, council_code, payee_id, version, supplier_number, site, valid_from,"
                        + " bank_cipher, bank_nonce, bank_key_id, account_tail,"
                        + " status, reason, proposed_by, proposed_at, decided_by, decided_at)"
                        + " values (?, ?, ?, ?, ?, '', date '2021-01-01', ?, ?, ?, ?,"
                        + " 'APPROVED', 'new', 'mary', now(), 'nora', now())",
                versionId,
                council,
                payees.get(providerId),
                ++version,
                "S" + providerId,
                sealed.cipher(),
                sealed.nonce(),
                sealed.keyId(),
                details.accountTail());
        return versionId;
    }

    private void payee(String providerId) throws SQLException {
        if (!payees.containsKey(providerId)) {
            payees.put(providerId, UUID.randomUUID());
            execute(
                    "insert into payee (id, council_code, provider_id, recorded_at) values (?, ?, ?, now())",
                    payees.get(providerId),
                    council,
                    providerId);
        }
    }

    public UUID idOf(String providerId) {
        return payees.get(providerId);
    }

    public void verify(UUID versionId) throws SQLException {
        execute(
                "insert into payee_verification (id, council_code, payee_version_id, proposed_by, outcome, method,"
                        + " evidence_reference, verified_on, recorded_by, recorded_at)"
                        + " values (?, ?, ?, 'mary', 'VERIFIED', 'call back', 'file 7', date '2021-02-01', 'olga', now())",
                UUID.randomUUID(),
                council,
                versionId);
    }

    public void execute(String sql, Object... bound) throws SQLException {
        try (Connection app = PostgresResource.app()) {
            app.setAutoCommit(false);
            app.createStatement().execute("select set_config('app.council', '" + council + "', true)");
            try (PreparedStatement statement = app.prepareStatement(sql)) {
                for (int i = 0; i < bound.length; i++) {
                    statement.setObject(i + 1, bound[i]);
                }
                statement.executeUpdate();
            }
            app.commit();
        }
    }
}
