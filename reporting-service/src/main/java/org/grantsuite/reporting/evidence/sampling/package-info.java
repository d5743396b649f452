/** Reproducible samples by risk, in plain Java: the same seed and population give the same sample for ever. */
@NullMarked
package org.grantsuite.reporting.evidence.sampling;

import org.jspecify.annotations.NullMarked;
