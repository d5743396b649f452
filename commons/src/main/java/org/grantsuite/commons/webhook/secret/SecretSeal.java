package org.grantsuite.commons.webhook.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.webhook.WebhookProblem;
import org.grantsuite.commons.webhook.WebhookSettings;

/**
 * Seals secrets for the database: AES-256-GCM under a key of the configuration, bound to its owner. A sealed text names its
 * key, so that a new key may be put in front of the list while old texts can still be opened.
 */
@ApplicationScoped
public class SecretSeal {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

    @Inject
    SecretSeal(WebhookSettings settings) {
        this(settings.encryptionKeys().orElse(List.of()));
    }

    SecretSeal(List<String> named) {
        for (String one : named) {
            int colon = one.indexOf(':');
            byte[] key = Base64.getDecoder().decode(one.substring(colon + 1).strip());
            if (colon < 1 || key.length != KEY_BYTES) {
                throw new IllegalStateException(
                        "suite.webhook.encryption-keys: give name:base64 of " + KEY_BYTES + " bytes");
            }
            keys.put(one.substring(0, colon).strip(), new SecretKeySpec(key, "AES"));
        }
    }

    /** @param owner what the secret belongs to; it can be opened for the same owner only */
    public String seal(WebhookSecret secret, String owner) {
        var key = keys.entrySet().stream()
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        WebhookProblem.WEBHOOKS_NOT_CONFIGURED,
                        "Ask the operator to set suite.webhook.encryption-keys"));
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key.getValue(), iv, owner, secret.bytes());
        byte[] whole = ByteBuffer.allocate(IV_BYTES + sealed.length)
                .put(iv)
                .put(sealed)
                .array();
        return key.getKey() + ":" + Base64.getEncoder().encodeToString(whole);
    }

    /** @throws IllegalStateException when its key is gone from the configuration, or it was sealed for another owner */
    public WebhookSecret open(String sealed, String owner) {
        int colon = sealed.indexOf(':');
        SecretKeySpec key = keys.get(sealed.substring(0, colon));
        if (key == null) {
            throw new IllegalStateException("no key is called " + sealed.substring(0, colon));
        }
        ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(sealed.substring(colon + 1)));
        byte[] iv = new byte[IV_BYTES];
        whole.get(iv);
        byte[] rest = new byte[whole.remaining()];
        whole.get(rest);
        return WebhookSecret.of(cipher(Cipher.DECRYPT_MODE, key, iv, owner, rest));
    }

    private static byte[] cipher(int mode, SecretKeySpec key, byte[] iv, String owner, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a webhook's secret cannot be " + (mode == Cipher.ENCRYPT_MODE ? "sealed" : "opened"), e);
        }
    }
}
