package org.grantsuite.allocation.payee;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.grantsuite.commons.problem.Refusal;

/**
 * Encrypts bank details with AES-256-GCM. The row they belong to is authenticated with them, so that a ciphertext copied to
 * another row does not open there.
 */
@ApplicationScoped
public class BankVault {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final char SEPARATOR = '\n';

    private final PayeeKeys keys;

    BankVault(PayeeKeys keys) {
        this.keys = keys;
    }

    /** Bank details as they lie in a row. */
    public record Sealed(byte[] cipher, byte[] nonce, String keyId) {}

    /**
     * @param row names the row: council, payee and version
     * @throws Refusal 422 PAYEE_KEY_MISSING where the deployment has no key
     */
    public Sealed seal(BankDetails details, String row) {
        String keyId = currentKeyId();
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        String text = details.sortCode() + SEPARATOR + details.accountNumber() + SEPARATOR + details.accountName();
        byte[] cipher = run(Cipher.ENCRYPT_MODE, keyId, nonce, row, text.getBytes(StandardCharsets.UTF_8));
        return new Sealed(cipher, nonce, keyId);
    }

    /** @throws IllegalStateException when the row was tampered with or its key is gone */
    public BankDetails open(Sealed sealed, String row) {
        byte[] text = run(Cipher.DECRYPT_MODE, sealed.keyId(), sealed.nonce(), row, sealed.cipher());
        String[] parts = new String(text, StandardCharsets.UTF_8).split("\n", 3);
        return new BankDetails(parts[2], parts[0], parts[1]);
    }

    /** Tells equal details without telling them: account numbers are few, so a plain hash could be searched. */
    public String print(BankDetails details) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key(currentKeyId()));
            String text = details.sortCode() + SEPARATOR + details.accountNumber() + SEPARATOR + details.accountName();
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String currentKeyId() {
        return keys.current()
                .orElseThrow(() -> Refusal.of(
                        PayeeProblem.PAYEE_KEY_MISSING,
                        "No key is configured, so bank details cannot be kept here; leave them to the finance system"));
    }

    private SecretKey key(String id) {
        return keys.find(id).orElseThrow(() -> new IllegalStateException("the key " + id + " is not configured"));
    }

    private byte[] run(int mode, String keyId, byte[] nonce, String row, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(keyId), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("bank details cannot be opened or sealed under key " + keyId, e);
        }
    }
}
