package org.grantsuite.allocation.run;

import org.grantsuite.allocation.apportionment.ShareBasis;

/**
 * What lines of a run were shared by, with the name of the group.
 *
 * @param level POT, LOCATION, PROVIDER, BRAND, or PLACE in a queue
 * @param name of the group, or the place
 */
record NamedBasis(String level, String name, ShareBasis basis) {
    /** In a queue: what was left when this place had its turn. */
    static final String PLACE = "PLACE";
}
