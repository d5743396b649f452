/** Files of provider returns: CSV lines and workbooks, read row by row with every fault in its place. */
@NullMarked
package org.grantsuite.reporting.providerreturn.file;

import org.jspecify.annotations.NullMarked;
