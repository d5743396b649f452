package org.grantsuite.allocation.run;

import org.grantsuite.allocation.apportionment.ShareBasis;

/**
 * What lines of a run were shared by, with the name of the group.
 *
 * @param level POT, LOCATION, PROVIDER or BRAND
 * @param name of the group
 */
record NamedBasis(String level, String name, ShareBasis basis) {}
