/** What the public is told: 360Giving, spend over a threshold, grants to voluntary bodies (R45). */
@NullMarked
package org.grantsuite.reporting.publication;

import org.jspecify.annotations.NullMarked;
