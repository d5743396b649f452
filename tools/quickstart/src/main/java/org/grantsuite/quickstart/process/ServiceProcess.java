package org.grantsuite.quickstart.process;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One service as a child process, started again whenever it dies unasked. */
final class ServiceProcess {
    /** More by {@code -Dsuite.ready-seconds} where the machine is busy or the services record what they load. */
    private static final Duration READY = Duration.ofSeconds(Integer.getInteger("suite.ready-seconds", 90));

    /** More by {@code -Dsuite.stop-seconds}: a service that records what it loads writes it down when it is stopped. */
    private static final int STOP_SECONDS = Integer.getInteger("suite.stop-seconds", 15);

    private static final int RESTARTS = 20;
    private static final Duration PROBE = Duration.ofSeconds(3);

    private final Spawner spawner;
    private final ServiceName name;
    private final int port;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final PrintStream out;
    private @Nullable Process process;
    private boolean wanted;
    private int restarts;

    /** What it takes to run the service. */
    record Launch(List<String> command, Map<String, String> environment, Path log) {}

    ServiceProcess(Spawner spawner, ServiceName name, int port, Launch launch, PrintStream out) {
        this.spawner = spawner;
        this.name = name;
        this.port = port;
        this.command = launch.command();
        this.environment = launch.environment();
        this.log = launch.log();
        this.out = out;
    }

    synchronized void start() {
        wanted = true;
        Process started = spawner.start(command, "KILL", environment, log);
        process = started;
        CompletableFuture<Void> unused = started.onExit().thenAcceptAsync(this::ended);
    }

    private synchronized void ended(Process dead) {
        if (!wanted || dead != process) {
            return;
        }
        if (++restarts > RESTARTS) {
            out.println("   " + name.module() + " died " + restarts + " times; not started again. See " + log);
            return;
        }
        out.println("   " + name.module() + " ended unasked (" + dead.exitValue() + "); starting it again");
        start();
    }

    /** As an operator's accident would: no chance to finish anything. The supervisor starts it again. */
    synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** Graceful; stays down until started. */
    void stop() throws IOException {
        Process running;
        synchronized (this) {
            wanted = false;
            running = process;
            process = null;
        }
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while stopping " + name.module(), e);
        }
    }

    void awaitReady(HttpClient http) throws IOException {
        Instant limit = Instant.now().plus(READY);
        while (!isReady(http)) {
            if (Instant.now().isAfter(limit) || gaveUp()) {
                throw new IOException(name.module() + " did not become ready; see " + log);
            }
            Pause.briefly();
        }
    }

    private synchronized boolean gaveUp() {
        // A service that cannot start at all dies at once, again and again: three times is enough to say so.
        return restarts > 2 && (process == null || !process.isAlive() || restarts > RESTARTS);
    }

    private boolean isReady(HttpClient http) {
        HttpRequest probe = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(PROBE)
                .build();
        try {
            return http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + name.module(), e);
        }
    }

    synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    int port() {
        return port;
    }

    Path log() {
        return log;
    }
}
