package org.grantsuite.reporting.programme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.grantsuite.reporting.programme.domain.ProgrammeSheet;

/** The documents this repository ships, and small ones made up. */
public final class Sheets {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Sheets() {}

    public static ObjectNode shipped(String name) {
        try {
            return (ObjectNode) JSON.readTree(
                    Path.of("../docs/examples/programmes", name + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A programme of one row, changed as the test wants it. */
    public static ObjectNode small(String rows) {
        return read("""
            {"code": "SMALL", "name": "Small", "funder": "Funder", "source": "made up", "headlines": [], "rows": %s}""".formatted(rows));
    }

    public static ObjectNode with(ObjectNode document, Consumer<ObjectNode> change) {
        change.accept(document);
        return document;
    }

    public static ProgrammeSheet sheet(JsonNode document) {
        return JSON.convertValue(document, ProgrammeSheet.class);
    }

    public static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
