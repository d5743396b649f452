package org.grantsuite.commons.testing;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;

/**
 * What each request is checked with, by native code: the first compiler, the only one a test has, knows neither SHA-256 nor RSA by
 * heart. Nothing else of Conscrypt comes first, TLS least of all.
 */
final class NativeProvider extends Provider {
    private static final long serialVersionUID = 1L;

    NativeProvider(Provider conscrypt) {
        super("GrantSuiteTests", "1", "SHA-256 and SHA256withRSA of Conscrypt");
        putService(of(conscrypt.getService("MessageDigest", "SHA-256")));
        putService(of(conscrypt.getService("Signature", "SHA256withRSA")));
    }

    private Service of(Service theirs) {
        return new Service(this, theirs.getType(), theirs.getAlgorithm(), theirs.getClassName(), null, null) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return theirs.newInstance(parameter);
            }

            @Override
            public boolean supportsParameter(Object parameter) {
                return theirs.supportsParameter(parameter);
            }
        };
    }
}
