package org.grantsuite.commons.testing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The receiver's side of the signature, written from the specification and from RFC 2104 with nothing of the service's code:
 * HMAC by hand over SHA-256.
 */
public final class StandardWebhooks {
    private static final int BLOCK = 64;

    private StandardWebhooks() {}

    public static boolean verifies(String secret, Receiver.Got got) {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        String signed = got.id() + "." + got.timestamp() + "." + got.body();
        byte[] expected = hmac(key, signed.getBytes(StandardCharsets.UTF_8));
        return Arrays.stream(got.signature().split(" "))
                .filter(one -> one.startsWith("v1,"))
                .map(one -> Base64.getDecoder().decode(one.substring(3)))
                .anyMatch(one -> new BigInteger(1, one).equals(new BigInteger(1, expected)));
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        byte[] padded = Arrays.copyOf(key.length > BLOCK ? sha256(key) : key, BLOCK);
        byte[] inner = new byte[BLOCK + text.length];
        byte[] outer = new byte[BLOCK + 32];
        for (int i = 0; i < BLOCK; i++) {
            inner[i] = (byte) (padded[i] ^ 0x36);
            outer[i] = (byte) (padded[i] ^ 0x5c);
        }
        System.arraycopy(text, 0, inner, BLOCK, text.length);
        System.arraycopy(sha256(inner), 0, outer, BLOCK, 32);
        return sha256(outer);
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
