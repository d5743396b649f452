package org.grantsuite.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpawnerTest {
    @TempDir
    private Path directory;

    @Test
    void shouldLeaveNoOrphanWhenTheLauncherIsKilled() throws Exception {
        ProcessBuilder builder = parent();
        Process parent = builder.start();
        ProcessHandle child = childOf(parent);
        assertThat(child.isAlive()).isTrue();

        parent.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        assertThat(child.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    /** Where there is no setpriv (PATH holds nothing but a shell and sleep), a watching loop does the same. */
    @Test
    void shouldLeaveNoOrphanWithoutSetprivEither() throws Exception {
        for (String program : new String[] {"sh", "sleep"}) {
            Files.createSymbolicLink(directory.resolve(program), Path.of("/bin", program));
        }
        ProcessBuilder builder = parent();
        builder.environment().put("PATH", directory.toString());
        Process parent = builder.start();
        ProcessHandle child = childOf(parent);

        parent.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

        assertThat(child.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    private ProcessBuilder parent() {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SpawningParent.class.getName(),
                directory.resolve("log").toString());
    }

    private static ProcessHandle childOf(Process parent) throws IOException {
        long pid = Long.parseLong(parent.inputReader().readLine());
        return ProcessHandle.of(pid).orElseThrow();
    }
}
