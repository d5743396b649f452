package org.grantsuite.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is built to be deployed, entry by entry: nothing in it can move the clock. */
class ProductionBuildStoryTest {
    private static final Path ROOT =
            Path.of(System.getProperty("grantsuite.root", "../..")).toAbsolutePath();

    @Test
    void shouldHoldNothingOfTheSandbox() throws IOException {
        for (ServiceName service : ServiceName.values()) {
            Path application = ROOT.resolve(service.module()).resolve("target/quarkus-app");
            assertThat(application.resolve("quarkus-run.jar")).isRegularFile();
            assertThat(sandboxIn(application)).as(service.module()).isEmpty();
        }
    }

    /** The search would find one if there were one. */
    @Test
    void shouldFindAPlantedClass(@TempDir Path directory) throws IOException {
        try (OutputStream file = Files.newOutputStream(directory.resolve("planted.jar"));
                ZipOutputStream jar = new ZipOutputStream(file)) {
            jar.putNextEntry(new ZipEntry("org/grantsuite/sandbox/SandboxClock.class"));
        }
        assertThat(sandboxIn(directory)).hasSize(1);
    }

    private static List<String> sandboxIn(Path directory) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                if (jar.getFileName().toString().contains("sandbox")) {
                    found.add(jar.toString());
                }
                try (JarFile open = new JarFile(jar.toFile())) {
                    open.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.contains("grantsuite/sandbox"))
                            .forEach(name -> found.add(jar + "!" + name));
                }
            }
        }
        return found;
    }
}
