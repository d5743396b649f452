package org.grantsuite.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.grantsuite.commons.testing.EventCatalogue;
import org.grantsuite.commons.testing.RefusalCatalogue;
import org.grantsuite.commons.testing.WrittenPage;
import org.junit.jupiter.api.Test;

/** Event types and refusal codes: code, contract and integrators' pages say the same. */
class CatalogueTest {
    static final Path EVENTS = Path.of("../contracts/allocation-service/events.json");
    private static final Path PAGES = Path.of("../docs/integrators");
    private static final RefusalCatalogue REFUSALS = RefusalCatalogue.of(
            Path.of("../contracts/allocation-service/openapi.yaml"),
            "org.grantsuite.allocation",
            "org.grantsuite.commons");

    @Test
    void shouldDescribeEveryEventTheCodeTellsAndNoOther() {
        EventCatalogue events = EventCatalogue.of(EVENTS);

        assertThat(events.drift(Path.of("src/main/java"))).isEmpty();
        WrittenPage.hold(PAGES.resolve("events.md"), "allocation-service", events.page());
    }

    @Test
    void shouldNameEveryRefusalAtItsOperations() {
        assertThat(REFUSALS.drift()).isEmpty();
        WrittenPage.hold(PAGES.resolve("refusals.md"), "allocation-service", REFUSALS.page());
        WrittenPage.hold(PAGES.resolve("refusals.md"), "every operation", RefusalCatalogue.common());
    }

    /** A guard that no test asserts could be removed unseen. */
    @Test
    void shouldAssertEveryRefusalInATest() {
        assertThat(REFUSALS.untested(Path.of("src/test/java"))).isEmpty();
    }
}
