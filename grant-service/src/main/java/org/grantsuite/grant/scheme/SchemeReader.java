package org.grantsuite.grant.scheme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.grantsuite.grant.scheme.domain.SchemeConsistency;
import org.grantsuite.grant.scheme.domain.SchemeRules;
import org.grantsuite.grant.scheme.domain.SchemeStatus;

/** Reads a scheme edition: first by contracts/scheme.schema.json, then for what a schema cannot say. */
@ApplicationScoped
public class SchemeReader {
    private static final int MOST_VIOLATIONS = 100;
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final Schema schema = schema();

    /**
     * @param json an edition as it was sent
     * @throws Refusal 400 SCHEME_INVALID with a violation per JSON pointer, 422 SCHEME_INCONSISTENT
     */
    public SchemeRules require(String json) {
        List<Violation> violations = schema.validate(json, InputFormat.JSON).stream()
                .limit(MOST_VIOLATIONS)
                .map(SchemeReader::violation)
                .toList();
        if (!violations.isEmpty()) {
            throw Refusal.of(SchemeProblem.SCHEME_INVALID, "The document breaks its schema in the places listed")
                    .violations(violations);
        }
        SchemeRules rules = rules(json);
        var contradictions = SchemeConsistency.of(rules).stream()
                .map(found -> Violation.of(found.pointer(), found.message()))
                .toList();
        if (!contradictions.isEmpty()) {
            throw Refusal.of(SchemeProblem.SCHEME_INCONSISTENT, "The edition contradicts itself in the places listed")
                    .violations(contradictions);
        }
        return rules;
    }

    /**
     * What an edition lacks before a grant can run on it: what it declares unknown itself, and what the schema asks of
     * a complete edition.
     */
    public List<Violation> missing(String json) {
        Map<String, Violation> missing = new TreeMap<>();
        rules(json).unknownParameters().forEach(one -> missing.put(one.pointer(), lacking(one.pointer(), one.label())));
        try {
            ObjectNode whole = (ObjectNode) MAPPER.readTree(json);
            whole.put("status", SchemeStatus.COMPLETE.name()).remove("unknownParameters");
            schema.validate(whole.toString(), InputFormat.JSON).stream()
                    .filter(error -> "required".equals(error.getKeyword()))
                    .map(SchemeReader::violation)
                    .forEach(found -> missing.putIfAbsent(
                            String.valueOf(found.field()), lacking(String.valueOf(found.field()), "is not given")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an edition that passes its schema can be read", e);
        }
        return List.copyOf(missing.values());
    }

    private static Violation lacking(String pointer, String label) {
        return new Violation(pointer, label, "body", null, null, "unknown");
    }

    /** Reads an edition that was checked when it was taken in. */
    public SchemeRules rules(String json) {
        try {
            return MAPPER.readValue(json, SchemeRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an edition that passes its schema can be read", e);
        }
    }

    private static Violation violation(Error error) {
        String pointer = String.valueOf(error.getInstanceLocation());
        String at = error.getProperty() == null ? pointer : pointer + "/" + error.getProperty();
        return new Violation(at, String.valueOf(error.getMessage()), "body", null, null, error.getKeyword());
    }

    private static Schema schema() {
        try (InputStream stream = SchemeReader.class.getResourceAsStream("/contracts/scheme.schema.json")) {
            // 2020-12 leaves `format` a mere note unless told otherwise; a date of 32 January is no date.
            var asserting =
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(asserting))
                    .getSchema(Objects.requireNonNull(stream, "scheme.schema.json ships inside the jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
