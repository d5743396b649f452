package org.grantsuite.reporting.auditpack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** A document without what tells of the day it was asked for, so that the same facts give the same bytes. */
final class Timeless {

    private static final Set<String> OF_TODAY = Set.of("daysLeft", "overdue");

    private Timeless() {}

    static JsonNode of(JsonNode document) {
        JsonNode copy = document.deepCopy();
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OF_TODAY);
        }
        node.forEach(Timeless::strip);
    }
}
