package org.grantsuite.quickstart.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts children that die with this process, even when it is killed with -9 and no shutdown hook runs.
 *
 * <p>Linux: {@code setpriv --pdeathsig}. The kernel sends that signal when the <em>thread</em> that forked ends, not
 * the process, so every child is started from one thread that lives as long as the launcher. Elsewhere a small shell loop
 * watches the launcher and ends the child after it.
 */
public final class Spawner {
    private static final String WATCH =
            "while kill -0 \"$1\" 2>/dev/null && kill -0 \"$2\" 2>/dev/null; do sleep 1; done;"
                    + " kill -s \"$3\" \"$2\" 2>/dev/null";

    private static final Path NOTHING = Path.of("/dev/null");

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread spawner = new Thread(work, "spawner");
        spawner.setDaemon(true);
        return spawner;
    });

    /**
     * Starts a child.
     *
     * @param command what to run
     * @param deathSignal name of the signal (TERM, INT, KILL) the child gets when the launcher is gone
     * @param environment added to the launcher's own
     * @param log both output streams are appended here
     */
    public Process start(List<String> command, String deathSignal, Map<String, String> environment, Path log) {
        boolean bound = onPath("setpriv");
        List<String> line = new ArrayList<>();
        if (onPath("setsid")) {
            line.add("setsid"); // Ctrl-C at the terminal reaches the launcher alone, which then stops the rest in order
        }
        line.addAll(bound ? withDeathSignal(command, deathSignal) : command);
        Process child = onSpawnerThread(line, environment, NOTHING, log);
        if (!bound) {
            String launcher = String.valueOf(ProcessHandle.current().pid());
            List<String> watch =
                    List.of("sh", "-c", WATCH, "watch", launcher, String.valueOf(child.pid()), deathSignal);
            onSpawnerThread(watch, Map.of(), NOTHING, log);
        }
        return child;
    }

    /** A prefix that changes the user clears the death signal, so it must come before setpriv sets it. */
    private static List<String> withDeathSignal(List<String> command, String signal) {
        List<String> line = new ArrayList<>();
        int program = Unprivileged.prefixLength(command);
        line.addAll(command.subList(0, program));
        line.addAll(List.of("setpriv", "--pdeathsig", signal));
        line.addAll(command.subList(program, command.size()));
        return line;
    }

    /** A short command that reads its input from a file. */
    Process run(List<String> command, Path input, Path log) {
        return onSpawnerThread(command, Map.of(), input, log);
    }

    private Process onSpawnerThread(List<String> command, Map<String, String> environment, Path input, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            return thread.submit(builder::start).get();
        } catch (ExecutionException e) {
            throw new UncheckedIOException("Could not start " + command.get(0), new IOException(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting " + command.get(0), e);
        }
    }

    static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        for (String directory : path.split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
