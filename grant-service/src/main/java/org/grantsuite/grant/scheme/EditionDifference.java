package org.grantsuite.grant.scheme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one edition changes of another, place by place. Elements of lists are matched by what names them, so an inserted
 * reporting point is one addition and not a change of all that follow.
 */
public final class EditionDifference {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> NAMES = List.of("code", "id", "number", "figure", "schemeCode", "kind");
    private final List<Change> changes = new ArrayList<>();

    private EditionDifference() {}

    /** @param before null where something was added; {@code after} null where it was removed */
    public record Change(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {
        public String kind() {
            return before == null ? "ADDED" : after == null ? "REMOVED" : "CHANGED";
        }
    }

    /** In the order of the paths. */
    public static List<Change> between(String before, String after) {
        var difference = new EditionDifference();
        difference.compare("", read(before), read(after));
        return List.copyOf(difference.changes);
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a held edition is JSON", e);
        }
    }

    private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null || after == null) {
            changes.add(new Change(path, before, after));
            return;
        }
        if (before.equals(after)) {
            return;
        }
        Map<String, JsonNode> left = children(before);
        Map<String, JsonNode> right = children(after);
        if (left.isEmpty() || right.isEmpty() || before.getNodeType() != after.getNodeType()) {
            changes.add(new Change(path, before, after));
            return;
        }
        Set<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        names.forEach(name -> compare(path + "/" + name, left.get(name), right.get(name)));
        if (changedOrder(before, left, right)) {
            changes.add(new Change(path, before, after));
        }
    }

    /** A list that holds the same in another order is a change of its own: the order of instalments has a meaning. */
    private static boolean changedOrder(JsonNode before, Map<String, JsonNode> left, Map<String, JsonNode> right) {
        List<String> kept = left.keySet().stream().filter(right::containsKey).toList();
        return before.isArray()
                && !kept.equals(
                        right.keySet().stream().filter(left::containsKey).toList());
    }

    /** Fields of an object, named elements of a list; empty where there is nothing to go into. */
    private static Map<String, JsonNode> children(JsonNode node) {
        Map<String, JsonNode> children = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(field -> children.put(field.getKey(), field.getValue()));
            return children;
        }
        for (JsonNode element : node) {
            String name = name(element);
            if (name == null || children.put(name, element) != null) {
                return Map.of();
            }
        }
        return children;
    }

    private static @Nullable String name(JsonNode element) {
        return NAMES.stream()
                .filter(element::has)
                .findFirst()
                .map(field -> element.get(field).asText())
                .orElse(null);
    }
}
