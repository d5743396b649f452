package org.grantsuite.allocation.run.recipe;

import org.grantsuite.allocation.apportionment.Nesting;

/**
 * A floor and a cap for everybody at one level (R23).
 *
 * @param floorPence 0 for none
 * @param capPence {@link Nesting#UNLIMITED} for none
 */
public record Limit(Level level, long floorPence, long capPence) {

    /** From the inside out. */
    public enum Level {
        LINE,
        LOCATION,
        PROVIDER,
        BRAND
    }
}
