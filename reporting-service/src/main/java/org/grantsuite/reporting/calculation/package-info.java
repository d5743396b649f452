/** Return arithmetic: raw facts in, cells with provenance and findings out. Plain Java, integer pence, no framework. */
@NullMarked
package org.grantsuite.reporting.calculation;

import org.jspecify.annotations.NullMarked;
