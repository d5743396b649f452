package org.grantsuite.quickstart.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How to run PostgreSQL when the launcher is root, which PostgreSQL refuses to be. Each way is tried on the real
 * directories before it is taken: an unprivileged uid may be unable to reach a checkout below a closed home, and a
 * container may forbid user namespaces.
 */
final class Unprivileged {
    private static final String NOBODY = "65534";
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    private static final List<String> IN_OWN_NAMESPACE = List.of("unshare", "-U");

    private final List<String> prefix;

    private Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    /** @param data directory PostgreSQL must own; handed to the unprivileged user where there is one */
    static Unprivileged find(Path server, Path data) throws IOException {
        if (!"root".equals(Files.getOwner(data).getName()) || !isRoot()) {
            return new Unprivileged(List.of());
        }
        if (Spawner.onPath("setpriv") && works(AS_NOBODY, server, null)) {
            give(data, NOBODY);
            if (works(AS_NOBODY, server, data)) {
                return new Unprivileged(AS_NOBODY);
            }
            give(data, "0");
        }
        if (Spawner.onPath("unshare") && works(IN_OWN_NAMESPACE, server, data)) {
            return new Unprivileged(IN_OWN_NAMESPACE);
        }
        throw new IllegalStateException("PostgreSQL will not run as root, and neither setpriv nor unshare gives it "
                + "another user here: run the quickstart as an ordinary user");
    }

    List<String> command(List<String> line) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(line);
        return whole;
    }

    static int prefixLength(List<String> command) {
        for (List<String> known : List.of(AS_NOBODY, IN_OWN_NAMESPACE)) {
            if (command.size() > known.size()
                    && command.subList(0, known.size()).equals(known)) {
                return known.size();
            }
        }
        return 0;
    }

    private static boolean isRoot() throws IOException {
        return run(List.of("id", "-u")).filter("0"::equals).isPresent();
    }

    private static boolean works(List<String> prefix, Path server, @org.jspecify.annotations.Nullable Path data)
            throws IOException {
        List<String> probe = new ArrayList<>(prefix);
        String writable = data == null ? "" : " && test -w \"$1\"";
        probe.addAll(List.of("sh", "-c", "test \"$(id -u)\" != 0 && \"$0\" --version" + writable, server.toString()));
        probe.add(data == null ? "/" : data.toString());
        return run(probe).isPresent();
    }

    private static void give(Path directory, String owner) throws IOException {
        if (run(List.of("chown", "-R", owner + ":" + owner, directory.toString()))
                .isEmpty()) {
            throw new IOException("Could not give " + directory + " to user " + owner);
        }
    }

    /** Output of a short command, empty when it fails or does not end within ten seconds. */
    private static Optional<String> run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (Stream<String> lines = process.inputReader().lines()) {
            String output = String.join("\n", lines.toList()).strip();
            boolean ended = process.waitFor(10, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while probing " + command.get(0), e);
        }
    }
}
