package org.grantsuite.allocation.payee;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;

/** Encrypts bank details anew under the current key: all versions, the history too, so that the old key can go. */
@ApplicationScoped
class KeyRotation {
    private static final int BATCH = 500;
    private static final String OLD = """
            select id, payee_id, bank_cipher, bank_nonce, bank_key_id from payee_version
            where bank_key_id is not null and bank_key_id <> ? order by id limit ? for update""";

    private final Jdbc jdbc;
    private final BankVault vault;
    private final Stamps stamps;
    private final Audit audit;

    KeyRotation(Jdbc jdbc, BankVault vault, Stamps stamps, Audit audit) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.stamps = stamps;
        this.audit = audit;
    }

    record Rotated(String keyId, int encryptedAnew, int remaining) {}

    private record Row(UUID id, UUID payeeId, BankVault.Sealed sealed) {}

    Rotated rotate() {
        String current = vault.currentKeyId();
        List<Row> rows = jdbc.list(
                OLD,
                row -> new Row(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        new BankVault.Sealed(row.getBytes(3), row.getBytes(4), row.getString(5))),
                current,
                BATCH);
        for (Row row : rows) {
            String name = PayeeService.rowName(stamps.council(), row.payeeId(), row.id());
            BankVault.Sealed sealed = vault.seal(vault.open(row.sealed(), name), name);
            jdbc.update(
                    "update payee_version set bank_cipher = ?, bank_nonce = ?, bank_key_id = ? where id = ?",
                    sealed.cipher(),
                    sealed.nonce(),
                    sealed.keyId(),
                    row.id());
        }
        int remaining = jdbc.find(
                        "select count(*) from payee_version where bank_key_id is not null and bank_key_id <> ?",
                        row -> row.getInt(1),
                        current)
                .orElse(0);
        audit.record(
                "PAYEE_KEYS_ROTATED", "payee-key", stamps.id(), null, Map.of("keyId", current, "rows", rows.size()));
        return new Rotated(current, rows.size(), remaining);
    }
}
