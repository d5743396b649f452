package org.grantsuite.allocation.run.recipe;

import org.grantsuite.allocation.apportionment.Shortfall;

/**
 * Who is paid before whom, where not all are paid at once.
 *
 * @param driver of the snapshot whose units are the place of the same provider, location and service
 * @param highestFirst the largest number has the first turn
 */
public record Queue(String driver, boolean highestFirst, Shortfall shortfall) {}
