package org.grantsuite.commons.csv;

import java.util.List;

/** Columns a file must and may have, in any order, and how many rows it may hold. */
public record CsvLayout(List<String> required, List<String> optional, int maxRows) {}
