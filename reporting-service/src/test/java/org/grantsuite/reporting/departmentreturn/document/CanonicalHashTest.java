package org.grantsuite.reporting.departmentreturn.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.draft;
import static org.grantsuite.reporting.testing.Reporting.frozen;
import static org.grantsuite.reporting.testing.Reporting.path;
import static org.grantsuite.reporting.testing.Reporting.preparer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.junit.jupiter.api.Test;

/** The hash speaks of what a return says, not of how its JSON happens to be written down. */
@ReportingServiceTest
class CanonicalHashTest {

    @Inject
    CanonicalJson canonical;

    @Test
    void shouldNotChangeWithTheOrderOfKeysAndShouldChangeWithAnyValue() throws IOException {
        var id = draft(SiblingGrant.aGrantInUse().publish(), "RP2");
        var hash = frozen(id);
        var document = new ObjectMapper()
                .readTree(Contract.given(preparer()).get(path(id, "/file.json")).asByteArray());
        var random = new Random(8785);
        for (int i = 0; i < 20; i++) {
            assertThat(canonical.sha256(shuffled(document, random))).isEqualTo(hash);
        }
        var changed = (ObjectNode) document.deepCopy();
        ((ObjectNode) changed.path("cells").path(0)).put("value", "94916.82");
        assertThat(canonical.sha256(changed)).isNotEqualTo(hash);
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node.isArray()) {
            var copy = new ObjectMapper().createArrayNode();
            node.forEach(item -> copy.add(shuffled(item, random)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, random);
        var copy = new ObjectMapper().createObjectNode();
        names.forEach(name -> copy.set(name, shuffled(node.path(name), random)));
        return copy;
    }
}
