package org.grantsuite.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A new fund is a document and a new council a token: the code may know neither by name. */
class NeutralityTest {
    private static final List<String> NAMES = List.of("WRRF", "ICTF", "MSIF", "Bury", "E08000002", "DHSC", "31/5781");

    @Test
    void shouldNameNoSchemeAndNoCouncilInTheCode() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(NAMES);
            }
        }
    }
}
