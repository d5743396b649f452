package org.grantsuite.allocation.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The reader in a JVM of its own with a heap far smaller than the files: what would be held in memory would not fit. */
@Tag("campaign")
@Execution(ExecutionMode.CONCURRENT)
class BoundedMemoryTest {

    @Test
    void shouldReadAndRefuseLargeFilesInAHeapOf24Megabytes(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path complaints = folder.resolve("complaints");
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeFiles.class.getName())
                // Apart: a machine's own settings for Java have it say so there.
                .redirectError(complaints.toFile())
                .start();
        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reader.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(reader.exitValue()).as(said + Files.readString(complaints)).isZero();
        assertThat(said.lines())
                .containsExactly(
                        "CSV 60000 rows",
                        "XLSX 60000 rows",
                        "ODS 60000 rows",
                        "XLSX SHEET_UNSAFE bomb of a sheet",
                        "XLSX SHEET_UNSAFE bomb of shared texts",
                        "ODS SHEET_UNSAFE bomb of a table",
                        "CSV SHEET_UNSAFE line without end",
                        "XLSX SHEET_UNSAFE directory without end");
    }
}
