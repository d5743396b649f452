package org.grantsuite.reporting.auditpack;

import java.util.UUID;

/** One part of a pack; every bean of this type is asked, in the order of {@link #order()}. */
public interface PackSection {

    /** Its place among the sections, unlike any other's. */
    int order();

    void write(UUID grantId, PackEntries entries);
}
