package org.grantsuite.reporting.providerreturn.file;

/** How large a workbook may be: as a file, unpacked, and in rows. */
public record WorkbookLimits(long maxBytes, long maxUnpackedBytes, int maxRows) {}
