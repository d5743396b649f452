package org.grantsuite.commons.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The event catalogue of a service ({@code contracts/<service>/events.json}) held against its code: every event that is told
 * in any test, and every name that stands in the sources. The page for integrators is written from it.
 */
public final class EventCatalogue {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("\"([A-Z][a-z]+(?:[A-Z][a-z]+)+)\"");
    private static final Pattern PREFIX = Pattern.compile("\"([A-Z][A-Za-z]+)\"\\s*\\+\\s*verb");
    private static final Pattern TOLD = Pattern.compile("\\b(?:chronicle|trail)\\.tell\\(");
    private static final Pattern VERB = Pattern.compile("\"([A-Z][A-Za-z]+)\"");

    private final JsonNode root;

    private EventCatalogue(JsonNode root) {
        this.root = root;
    }

    public static EventCatalogue of(Path file) {
        try {
            return new EventCatalogue(JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private JsonNode events() {
        return root.path("events");
    }

    /**
     * A type the catalogue lacks is left to {@link #drift}.
     *
     * @throws IllegalStateException when the catalogue describes the type with other data
     */
    public void witness(String type, String data) {
        JsonNode schema = events().path(type).path("data");
        if (schema.isMissingNode()) {
            return;
        }
        List<String> faults = new ArrayList<>();
        try {
            faults(schema, JSON.readTree(data), "data", faults);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("events.json describes " + type + " otherwise: " + faults);
        }
    }

    private void faults(JsonNode given, JsonNode value, String at, List<String> faults) {
        JsonNode schema =
                given.has("$ref") ? root.at(given.path("$ref").asText().substring(1)) : given;
        boolean fits = switch (schema.path("type").asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            default -> value.isObject();
        };
        if (!fits) {
            faults.add(at + " is not " + schema.path("type").asText());
        }
        if (value.isObject()) {
            members(schema, value, at, faults);
        }
        value.elements().forEachRemaining(element -> {
            if (value.isArray()) {
                faults(schema.path("items"), element, at + "[]", faults);
            }
        });
    }

    private void members(JsonNode schema, JsonNode value, String at, List<String> faults) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                faults.add(at + "." + name.asText() + " is missing");
            }
        });
        if (schema.has("properties")) {
            value.properties().forEach(member -> {
                JsonNode property = schema.path("properties").path(member.getKey());
                if (property.isMissingNode()) {
                    faults.add(at + "." + member.getKey() + " is unknown");
                } else {
                    faults(property, member.getValue(), at + "." + member.getKey(), faults);
                }
            });
        }
    }

    /**
     * Names that the sources tell and the catalogue lacks, and the other way round; empty when they agree.
     *
     * @param sources the service's own, and those of what it offers out of commons
     */
    public List<String> drift(Path... sources) {
        Map<Path, String> files = new TreeMap<>();
        for (Path root : sources) {
            files.putAll(read(root));
        }
        var told = new TreeSet<String>();
        var verbs = new TreeSet<String>();
        var prefixes = new TreeSet<String>();
        files.values().forEach(text -> {
            if (text.contains("Deed.of(")
                    || text.contains(".append(")
                    || TOLD.matcher(text).find()) {
                all(NAME, text, told);
            }
            all(PREFIX, text, prefixes);
            all(VERB, text, verbs);
        });
        var known = new TreeSet<String>();
        events().fieldNames().forEachRemaining(known::add);
        List<String> drift = new ArrayList<>();
        told.stream()
                .filter(name -> !known.contains(name) && !prefixes.contains(name))
                .forEach(name -> drift.add("told, not in the catalogue: " + name));
        known.stream()
                .filter(name -> !verbs.contains(name)
                        && prefixes.stream()
                                .noneMatch(prefix ->
                                        name.startsWith(prefix) && verbs.contains(name.substring(prefix.length()))))
                .forEach(name -> drift.add("in the catalogue, not told: " + name));
        return drift;
    }

    private static void all(Pattern pattern, String text, TreeSet<String> found) {
        Matcher names = pattern.matcher(text);
        while (names.find()) {
            found.add(names.group(1));
        }
    }

    private static Map<Path, String> read(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            Map<Path, String> texts = new TreeMap<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                texts.put(file, Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The catalogue as a section of the integrators' page. */
    public String page() {
        StringBuilder page = new StringBuilder();
        events().properties().forEach(entry -> {
            JsonNode event = entry.getValue();
            page.append("### ")
                    .append(entry.getKey())
                    .append("\n\n")
                    .append(event.path("meaning").asText());
            page.append(". Subject `").append(event.path("subject").asText()).append("`.\n\n");
            page.append("| data | type | |\n|---|---|---|\n");
            var required = StreamSupport.stream(
                            event.path("data").path("required").spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.toSet());
            event.path("data")
                    .path("properties")
                    .properties()
                    .forEach(property -> page.append("| `%s` | %s | %s |\n"
                            .formatted(
                                    property.getKey(),
                                    words(property.getValue()),
                                    required.contains(property.getKey()) ? "always" : "where it applies")));
            page.append('\n');
        });
        return page.toString();
    }

    private static String words(JsonNode schema) {
        if (schema.has("$ref")) {
            return schema.path("$ref").asText().replaceAll(".*/", "").toLowerCase(java.util.Locale.ROOT);
        }
        String type = schema.path("type").asText();
        if (type.equals("array")) {
            return "list of " + words(schema.path("items"));
        }
        return schema.has("format") ? schema.path("format").asText() : type.equals("string") ? "text" : type;
    }
}
