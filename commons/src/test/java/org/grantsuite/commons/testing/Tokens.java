package org.grantsuite.commons.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
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
import org.conscrypt.Conscrypt;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

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

    private static final ProviderContext FAST = fast();

    private Tokens() {}

    /** A person's token for one council. */
    public static String of(String councilCode, String person, String... roles) {
        return ofCouncils(List.of(councilCode), person, roles);
    }

    /** A person's token for several councils. */
    public static String ofCouncils(List<String> councilCodes, String person, String... roles) {
        return kept(
                List.of(councilCodes, person, Set.of(roles)),
                () -> claims(person, Map.of("council", councilCodes), roles));
    }

    /** A provider's own token. */
    public static String ofProvider(String councilCode, String person, List<String> providerIds) {
        return kept(
                List.of("provider", councilCode, person, providerIds),
                () -> claims(person, Map.of("council", List.of(councilCode), "providers", providerIds), "provider"));
    }

    /** A sibling service's token, which names no council: the command's header does. */
    public static String ofService(String client) {
        return kept(List.of("service", client), () -> claims(client, Map.of("azp", client), "service"));
    }

    public static String expired(String councilCode, String person, String... roles) {
        return sign(claims(person, Map.of("council", List.of(councilCode)), roles), Duration.ofMinutes(-10));
    }

    public static String forAudience(String audience, String councilCode, String person, String... roles) {
        return sign(claims(person, Map.of("council", List.of(councilCode), "aud", audience), roles), LIFE);
    }

    /** What says to a client who signed in, beside the access token. */
    public static String idToken(String client, String person) {
        return sign(claims(person, Map.of("aud", client)), Duration.ofMinutes(10));
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

    private static JwtClaims claims(String person, Map<String, Object> more, String... roles) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(person);
        claims.setStringListClaim("roles", List.copyOf(Set.of(roles)));
        more.forEach(claims::setClaim);
        return claims;
    }

    private static String kept(List<Object> whose, Supplier<JwtClaims> claims) {
        long halfLife = Instant.now().getEpochSecond() / (LIFE.toSeconds() / 2);
        return SIGNED.computeIfAbsent(List.of(whose, halfLife), key -> sign(claims.get(), LIFE));
    }

    private static String sign(JwtClaims claims, Duration life) {
        Instant now = Instant.now();
        claims.setIssuedAt(NumericDate.fromSeconds(now.minusSeconds(3600).getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(life).getEpochSecond()));
        claims.setGeneratedJwtId();
        JsonWebSignature token = new JsonWebSignature();
        token.setHeader("typ", "JWT");
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setPayload(claims.toJson());
        token.setKey(privateKey());
        token.setProviderContext(FAST);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JDK's own is an eighth of a test's time where its code is not compiled to the end. Validation stays the service's. */
    private static ProviderContext fast() {
        Provider conscrypt = Conscrypt.newProviderBuilder().setName("Conscrypt").build();
        Security.addProvider(conscrypt);
        Security.insertProviderAt(new NativeProvider(conscrypt), 1);
        ProviderContext fast = new ProviderContext();
        fast.getSuppliedKeyProviderContext().setSignatureProvider("Conscrypt");
        return fast;
    }

    private static PrivateKey privateKey() {
        synchronized (System.getProperties()) {
            try {
                if (System.getProperty(PRIVATE) == null) {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "Conscrypt");
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
