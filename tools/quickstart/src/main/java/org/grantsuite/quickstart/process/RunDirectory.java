package org.grantsuite.quickstart.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One directory per run, locked while its launcher lives. No run ever opens another's data. What dead runs left is
 * removed, unless a PostgreSQL still works on it: then starting is refused, since nobody knows whose it is.
 */
public final class RunDirectory implements AutoCloseable {
    private static final Duration DYING = Duration.ofSeconds(5);

    private final Path directory;
    private final FileChannel lockFile;

    private RunDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    public static RunDirectory open(Path runs) throws IOException {
        removeDeadRuns(runs);
        String name = Instant.now().toString().replace(":", "") + "-"
                + ProcessHandle.current().pid();
        Path directory = Files.createDirectories(runs.resolve(name));
        Files.createDirectories(directory.resolve("logs"));
        FileChannel lockFile =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lockFile.lock();
        return new RunDirectory(directory, lockFile);
    }

    /** Directory for PostgreSQL alone. */
    public Path data() {
        return directory.resolve("postgres");
    }

    public Path log(String name) {
        return directory.resolve("logs").resolve(name + ".log");
    }

    Path configuration(String name) {
        return directory.resolve(name + ".properties");
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    private static void removeDeadRuns(Path runs) throws IOException {
        for (Path run : Directories.children(runs)) {
            if (isAlive(run)) {
                continue;
            }
            Optional<ProcessHandle> server = survivor(run.resolve("postgres/cluster"));
            if (server.isPresent()) {
                throw new IllegalStateException("A PostgreSQL server of an earlier run is still working on " + run
                        + " (pid " + server.get().pid() + "). It is not used and not touched: end it first with"
                        + " `kill -INT " + server.get().pid() + "`, then start again");
            }
            Directories.delete(run);
        }
    }

    /** A server whose launcher was killed a moment ago is on its way out: it gets a few seconds. */
    private static Optional<ProcessHandle> survivor(Path data) throws IOException {
        Instant limit = Instant.now().plus(DYING);
        Optional<ProcessHandle> server = serverOn(data);
        while (server.isPresent() && Instant.now().isBefore(limit)) {
            Pause.millis(100);
            server = serverOn(data);
        }
        return server;
    }

    private static boolean isAlive(Path run) throws IOException {
        Path lock = run.resolve("lock");
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held == null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return true;
        }
    }

    /** The server whose pid file lies in the directory, if that pid is still a postgres. */
    static Optional<ProcessHandle> serverOn(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("postgres").contains("postgres"));
    }

    /** Keeps the logs, removes the data and the configurations with their secrets. */
    @Override
    public void close() throws IOException {
        for (ServiceName name : ServiceName.values()) {
            Files.deleteIfExists(configuration(name.module()));
        }
        Directories.delete(data());
        lockFile.close();
    }
}
