package org.grantsuite.allocation.apportionment.method;

import java.util.List;

/**
 * The lines of a run as columns, in the order of their keys.
 *
 * @param drivers names of the drivers
 * @param services names of the services
 * @param driver of each line, as a place in {@code drivers}
 * @param service of each line, as a place in {@code services}
 * @param units of each line, zero or more
 * @param earlierPence what each line got before; zeros where that does not matter
 */
public record Columns(
        List<String> drivers, List<String> services, int[] driver, int[] service, long[] units, long[] earlierPence) {

    public int size() {
        return units.length;
    }
}
