package org.grantsuite.reporting.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Switches mail and scanning on and says where; the tests listen there themselves, in their own class loader. */
public class RemotePorts implements QuarkusTestResourceLifecycleManager {

    private static final String MAIL = "grantsuite.test.mail-port";
    private static final String SCANNER = "grantsuite.test.scanner-port";

    public static int mail() {
        return Integer.getInteger(MAIL);
    }

    public static int scanner() {
        return Integer.getInteger(SCANNER);
    }

    @Override
    public Map<String, String> start() {
        int mail = free();
        int scanner = free();
        System.setProperty(MAIL, Integer.toString(mail));
        System.setProperty(SCANNER, Integer.toString(scanner));
        return Map.of(
                "reporting.mail.enabled", "true",
                "reporting.mail.every", "10M",
                "quarkus.mailer.mock", "false",
                "quarkus.mailer.port", Integer.toString(mail),
                "quarkus.mailer.from", "returns@council.example",
                "reporting.scanner.enabled", "true",
                "reporting.scanner.port", Integer.toString(scanner),
                "reporting.scanner.timeout", "5S");
    }

    @Override
    public void stop() {
        System.clearProperty(MAIL);
        System.clearProperty(SCANNER);
    }

    private static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
