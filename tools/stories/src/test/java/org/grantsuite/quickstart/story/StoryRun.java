package org.grantsuite.quickstart.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.grantsuite.quickstart.Suite;
import org.grantsuite.quickstart.api.Api;

/** The whole story on real processes, with something broken before chosen steps. */
final class StoryRun implements AutoCloseable {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final Path root = Path.of(System.getProperty("grantsuite.root", "../.."))
            .toAbsolutePath()
            .normalize();
    private final Suite suite;
    private final Api api;

    StoryRun() throws IOException, SQLException {
        suite = Suite.start(root, 0, out);
        api = new Api(suite.services()::address, suite.issuer());
    }

    Summary tell(StepListener listener) throws IOException {
        return new Story(api, new Narrator(out, Instant.now()), listener, root).tell();
    }

    Path root() {
        return root;
    }

    Suite suite() {
        return suite;
    }

    Api api() {
        return api;
    }

    /** What a reader of the terminal sees. */
    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** The figures of the story, checked by hand against the published ones and kept beside the test. */
    static Summary expected() throws IOException {
        try (InputStream json = StoryRun.class.getResourceAsStream("/expected-summary.json")) {
            return new ObjectMapper().readValue(json, Summary.class);
        }
    }

    @Override
    public void close() throws IOException {
        suite.close();
    }
}
