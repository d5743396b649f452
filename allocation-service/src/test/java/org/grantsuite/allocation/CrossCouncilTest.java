package org.grantsuite.allocation;

import java.util.Map;
import java.util.Set;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.OneOfEverything;
import org.grantsuite.allocation.testing.Story;

/** A council with one of everything, and one that asks for it. */
@AllocationServiceTest
class CrossCouncilTest extends org.grantsuite.commons.testing.CrossCouncilTest {
    private final Story story = new Story();
    private final String stranger = new Story().council;

    @Override
    protected String owner() {
        return story.council;
    }

    @Override
    protected String stranger() {
        return stranger;
    }

    @Override
    protected Map<String, String> unproven() {
        return Map.of();
    }

    @Override
    protected Set<String> naturalKeys() {
        // The grants of grant-service: what this service knows of one it knows by the council's own rows. A layout's
        // code and
        // version are the council's own words: another's UNIT4-AP is another document.
        return Set.of("grantId", "layoutCode", "layoutVersion");
    }

    @Override
    protected Map<String, String> ids() {
        return new OneOfEverything(story).ids();
    }
}
