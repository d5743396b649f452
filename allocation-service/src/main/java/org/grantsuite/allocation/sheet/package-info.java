/**
 * Files of rows as others publish them (CSV, XLSX, ODS), read as a stream in bounded memory: whatever is sent, a refusal says
 * where and why. Nothing of a file is believed: sizes are counted as they are read, not as they are declared.
 */
@NullMarked
package org.grantsuite.allocation.sheet;

import org.jspecify.annotations.NullMarked;
