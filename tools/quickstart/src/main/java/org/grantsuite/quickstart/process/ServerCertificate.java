package org.grantsuite.quickstart.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A key and a certificate that vouches for itself, for a server on 127.0.0.1; the JDK's keytool makes them.
 *
 * @param certificate in PEM, to be trusted
 * @param key in PEM, the server's alone
 */
public record ServerCertificate(String certificate, String key) {
    private static final String ALIAS = "server";
    private static final String PASSWORD = "STORE_PASSWORD";

    public static ServerCertificate make() throws IOException {
        String password = EmbeddedDatabase.secret();
        Path directory = Files.createTempDirectory("quickstart");
        try {
            Path store = directory.resolve("server.p12");
            keytool(directory, store, password);
            return read(store, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("The key that keytool made could not be read", e);
        } finally {
            Directories.delete(directory);
        }
    }

    /** The password goes in by the environment: a process list shows the command line. */
    private static void keytool(Path directory, Path store, String password) throws IOException {
        Path log = directory.resolve("log");
        ProcessBuilder keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=quickstart",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass:env",
                        PASSWORD,
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        keytool.environment().put(PASSWORD, password);
        try {
            Process process = keytool.start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw new IOException("keytool made no key: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a key was made", e);
        }
    }

    private static ServerCertificate read(Path store, char[] password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password);
        }
        return new ServerCertificate(
                pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()),
                pem("PRIVATE KEY", keys.getKey(ALIAS, password).getEncoded()));
    }

    private static String pem(String kind, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
