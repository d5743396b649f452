package org.grantsuite.commons.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/**
 * The contract against every release of it (contracts/released/VERSION/SERVICE.yaml): what a client of a release relies on stays. A
 * breaking change needs /v2, never another file there.
 */
public abstract class ReleasedContractTest {
    private static final Path RELEASED = Path.of(System.getProperty("grantsuite.contracts"), "released");

    /** The service's name, as its released contracts are called. */
    protected abstract String service();

    @Test
    void shouldBreakNoClientOfARelease() throws IOException {
        String now = Contract.read("META-INF/openapi.yaml");
        List<Path> releases = releases();
        assertThat(releases).isNotEmpty();
        for (Path release : releases) {
            ChangedOpenApi change = OpenApiCompare.fromContents(Files.readString(release), now);
            assertThat(change.isIncompatible())
                    .as(() -> release + "\n" + told(change))
                    .isFalse();
        }
    }

    /** One planted change of each kind: without this a comparison that compares nothing would pass for ever. */
    @Test
    void shouldSeeABreakWhereThereIsOne() throws IOException {
        String before = Files.readString(releases().get(0));
        for (String planted : List.of(
                before.replaceFirst("(?m)^  /v1/events:", "  /v1/happenings:"),
                before.replaceFirst("operationId: listEvents", "operationId: listEvents\n      deprecated: false")
                        .replaceFirst(
                                "(?s)(/v1/events:.*?parameters:\n)",
                                "$1        - {name: planted, in: query, required: true,"
                                        + " schema: {type: string}}\n"))) {
            assertThat(planted).isNotEqualTo(before);
            assertThat(OpenApiCompare.fromContents(before, planted).isIncompatible())
                    .isTrue();
        }
    }

    private List<Path> releases() throws IOException {
        try (Stream<Path> files = Files.walk(RELEASED)) {
            return files.filter(file -> file.endsWith(service() + ".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static String told(ChangedOpenApi change) {
        try (var bytes = new java.io.ByteArrayOutputStream();
                var writer = new java.io.OutputStreamWriter(bytes, java.nio.charset.StandardCharsets.UTF_8)) {
            new ConsoleRender().render(change, writer); // and closes it
            return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
