package org.grantsuite.commons.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The smallest value a schema of the contract allows. A pattern none of the candidates fits is an error: add one. */
final class MadeUp {
    private static final List<String> CANDIDATES = List.of(
            "1.00",
            "1",
            "GBP",
            "E08000002",
            "WRRF-1",
            "2021-11",
            "2021-22",
            "2021",
            "HUB",
            "a".repeat(64),
            "sha256:" + "a".repeat(64),
            "made-up",
            "10.5",
            "GrantRelabelled",
            "https://a.hooks.invalid/x");
    private static final ObjectMapper JSON = new ObjectMapper();

    private MadeUp() {}

    /** With what is given instead of something made up, by the name of the field at the top. */
    static String json(Schema<?> schema, Map<String, String> given) {
        try {
            Object made = value(schema);
            if (made instanceof Map<?, ?> fields) {
                Map<Object, Object> filled = new LinkedHashMap<>(fields);
                filled.replaceAll((name, madeUp) ->
                        madeUp instanceof String text ? given.getOrDefault(name.toString(), text) : madeUp);
                made = filled;
            }
            return JSON.writeValueAsString(made);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object value(Schema<?> schema) {
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return String.valueOf(schema.getEnum().get(0));
        }
        String type = schema.getType() == null ? "object" : schema.getType();
        return switch (type) {
            case "string" -> text(schema);
            case "integer", "number" ->
                schema.getMinimum() == null ? 1 : schema.getMinimum().max(BigDecimal.ONE);
            case "boolean" -> true;
            case "array" ->
                IntStream.range(0, schema.getMinItems() == null ? 0 : schema.getMinItems())
                        .mapToObj(i -> value(schema.getItems()))
                        .toList();
            default -> object(schema);
        };
    }

    private static Map<String, Object> object(Schema<?> schema) {
        Map<String, Object> made = new LinkedHashMap<>();
        if (schema.getRequired() != null && schema.getProperties() != null) {
            schema.getRequired()
                    .forEach(name -> made.put(name, value(schema.getProperties().get(name))));
        }
        return made;
    }

    private static String text(Schema<?> schema) {
        String format = String.valueOf(schema.getFormat());
        if (schema.getPattern() == null) {
            return switch (format) {
                case "uuid" -> UUID.randomUUID().toString();
                case "date" -> "2022-01-05";
                case "date-time" -> "2022-01-05T10:00:00Z";
                case "uri" -> "https://a.hooks.invalid/x";
                default -> "x".repeat(Math.max(1, schema.getMinLength() == null ? 1 : schema.getMinLength()));
            };
        }
        return CANDIDATES.stream()
                .filter(candidate -> candidate.matches(".*(?:" + schema.getPattern() + ").*"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no candidate fits the pattern " + schema.getPattern()));
    }
}
