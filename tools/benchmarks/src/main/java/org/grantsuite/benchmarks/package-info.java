/** Measures the suite, each figure beside a baseline of the same run. */
@NullMarked
package org.grantsuite.benchmarks;

import org.jspecify.annotations.NullMarked;
