package org.grantsuite.commons.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Really signed RS256 tokens, validated by the service as in production. The key pair is kept in system properties because
 * tests and test resources are loaded by different class loaders.
 */
public final class Tokens {
    public static final String ISSUER = "https://issuer.test.grantsuite.invalid";
    public static final String AUDIENCE = "grant-suite";
    private static final String PRIVATE = "grantsuite.test.private-key";
    private static final String PUBLIC = "grantsuite.test.public-key";
    private static final Duration LIFE = Duration.ofMinutes(10);
    /** A signature costs more than the request it goes with, so whoever asks again within half a life gets the same token. */
    private static final Map<List<Object>, String> SIGNED = new ConcurrentHashMap<>();

    private Tokens() {}

    /** A person's token for one council. */
    public static String of(String councilCode, String person, String... roles) {
        return ofCouncils(List.of(councilCode), person, roles);
    }

    /** A person's token for several councils. */
    public static String ofCouncils(List<String> councilCodes, String person, String... roles) {
        return kept(
                List.of(councilCodes, person, Set.of(roles)),
                () -> claims(person, roles).claim("council", councilCodes));
    }

    /** A provider's own token. */
    public static String ofProvider(String councilCode, String person, List<String> providerIds) {
        return kept(
                List.of("provider", councilCode, person, providerIds),
                () -> claims(person, "provider")
                        .claim("council", List.of(councilCode))
                        .claim("providers", providerIds));
    }

    /** A sibling service's token, which names no council: the command's header does. */
    public static String ofService(String client) {
        return kept(List.of("service", client), () -> claims(client, "service").claim("azp", client));
    }

    public static String expired(String councilCode, String person, String... roles) {
        return sign(claims(person, roles).claim("council", List.of(councilCode)), Duration.ofMinutes(-10));
    }

    public static String forAudience(String audience, String councilCode, String person, String... roles) {
        return sign(claims(person, roles).claim("council", List.of(councilCode)).audience(audience), LIFE);
    }

    /** What says to a client who signed in, beside the access token. */
    public static String idToken(String client, String person) {
        return sign(Jwt.issuer(ISSUER).audience(client).subject(person), Duration.ofMinutes(10));
    }

    /** The public key as an issuer publishes it. */
    public static String keys() {
        settings();
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(PUBLIC));
            var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
            return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\"" + base64(key.getModulus())
                    + "\",\"e\":\"" + base64(key.getPublicExponent()) + "\"}]}";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    static Map<String, String> settings() {
        privateKey();
        return Map.of("quarkus.oidc.public-key", System.getProperty(PUBLIC), "quarkus.oidc.token.issuer", ISSUER);
    }

    private static JwtClaimsBuilder claims(String person, String... roles) {
        return Jwt.issuer(ISSUER).audience(AUDIENCE).subject(person).claim("roles", List.copyOf(Set.of(roles)));
    }

    private static String kept(List<Object> whose, Supplier<JwtClaimsBuilder> claims) {
        long halfLife = Instant.now().getEpochSecond() / (LIFE.toSeconds() / 2);
        return SIGNED.computeIfAbsent(List.of(whose, halfLife), key -> sign(claims.get(), LIFE));
    }

    private static String sign(JwtClaimsBuilder claims, Duration life) {
        Instant now = Instant.now();
        return claims.issuedAt(now.minusSeconds(3600)).expiresAt(now.plus(life)).sign(privateKey());
    }

    private static PrivateKey privateKey() {
        synchronized (System.getProperties()) {
            try {
                if (System.getProperty(PRIVATE) == null) {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(2048);
                    KeyPair pair = generator.generateKeyPair();
                    System.setProperty(
                            PUBLIC,
                            Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
                    System.setProperty(
                            PRIVATE,
                            Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
                }
                byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE));
                return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
