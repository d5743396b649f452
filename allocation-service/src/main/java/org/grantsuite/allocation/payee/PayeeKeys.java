package org.grantsuite.allocation.payee;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys bank details lie under: {@code id:base64} of 32 bytes each, the first encrypts, all decrypt. To rotate, put a new
 * one in front, call the rotation of each council, then take the old one out. A key that is none stops the start.
 */
@Startup
@Singleton
class PayeeKeys {
    private static final int KEY_BYTES = 32;
    private final Map<String, SecretKey> keys = new LinkedHashMap<>();

    PayeeKeys(@ConfigProperty(name = "allocation.payee.keys") Optional<List<String>> configured) {
        for (String one : configured.orElse(List.of())) {
            int colon = one.indexOf(':');
            String id = colon < 1 ? "" : one.substring(0, colon).strip();
            byte[] key = decode(id, one.substring(colon + 1).strip());
            if (keys.put(id, new SecretKeySpec(key, "AES")) != null) {
                throw new IllegalStateException("allocation.payee.keys names the key " + id + " twice");
            }
        }
    }

    Optional<String> current() {
        return keys.keySet().stream().findFirst();
    }

    Optional<SecretKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    private static byte[] decode(String id, String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (id.matches("[A-Za-z0-9._-]{1,40}") && key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("a key of allocation.payee.keys is not base64", e);
        }
        throw new IllegalStateException("allocation.payee.keys wants id:base64 of 32 bytes each, separated by commas");
    }
}
