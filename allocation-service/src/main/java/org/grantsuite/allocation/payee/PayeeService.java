package org.grantsuite.allocation.payee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** The door to payees: who is paid for a provider as of today. */
@ApplicationScoped
public class PayeeService {
    private static final String STANDING = """
            select p.id, p.provider_id, v.id, v.version, v.supplier_number, v.site, v.valid_from, v.bank_cipher is not null,
              coalesce((select y.outcome = 'VERIFIED' from payee_verification y where y.payee_version_id = v.id
                order by y.recorded_at desc, y.id desc limit 1), false)
            from payee p
            join lateral (select * from payee_version x where x.payee_id = p.id and x.status = 'APPROVED'
              and x.valid_from <= ? order by x.valid_from desc, x.version desc limit 1) v on true""";
    private static final String BANK = """
            select v.id, v.bank_cipher, v.bank_nonce, v.bank_key_id from payee p
            join lateral (select * from payee_version x where x.payee_id = p.id and x.status = 'APPROVED'
              and x.valid_from <= ? order by x.valid_from desc, x.version desc limit 1) v on true
            where p.id = ? and v.bank_cipher is not null""";

    private final Jdbc jdbc;
    private final BankVault vault;
    private final Stamps stamps;

    PayeeService(Jdbc jdbc, BankVault vault, Stamps stamps) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.stamps = stamps;
    }

    /** The payee of a provider as of today; empty where none was approved, or none is valid yet. */
    @Transactional
    public Optional<Payee> findOf(String providerId) {
        return jdbc.find(STANDING + " where p.provider_id = ?", PayeeService::payee, stamps.today(), providerId);
    }

    /** Bank details of the version that stands today; empty where the council keeps them in finance alone. */
    @Transactional
    public Optional<BankDetails> bankDetailsOf(UUID payeeId) {
        return jdbc.find(
                BANK,
                row -> vault.open(
                        new BankVault.Sealed(row.getBytes(2), row.getBytes(3), row.getString(4)),
                        rowName(stamps.council(), payeeId, row.getObject(1, UUID.class))),
                stamps.today(),
                payeeId);
    }

    @Transactional
    public Payee get(UUID payeeId) {
        return jdbc.find(STANDING + " where p.id = ?", PayeeService::payee, stamps.today(), payeeId)
                .orElseThrow(() -> Refusal.of(
                        PayeeProblem.PAYEE_UNKNOWN, "No payee has the id " + payeeId + " and a version valid today"));
    }

    @Transactional
    public List<Payee> list(@Nullable UUID after, int limit) {
        return jdbc.list(
                STANDING + " where (?::uuid is null or p.id > ?::uuid) order by p.id limit ?",
                PayeeService::payee,
                stamps.today(),
                after,
                after,
                limit);
    }

    /** What a ciphertext is bound to. */
    static String rowName(String council, UUID payeeId, UUID versionId) {
        return council + "/" + payeeId + "/" + versionId;
    }

    private static Payee payee(ResultSet row) throws SQLException {
        UUID versionId = row.getObject(3, UUID.class);
        return new Payee(
                row.getObject(1, UUID.class),
                row.getString(2),
                versionId,
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, LocalDate.class),
                row.getBoolean(9),
                row.getBoolean(8),
                Sha256.hex(row.getString(1) + "|" + versionId));
    }
}
