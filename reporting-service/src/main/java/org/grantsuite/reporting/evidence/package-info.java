/** Files that prove a figure, samples of what is verified, and answers given with evidence. */
@NullMarked
package org.grantsuite.reporting.evidence;

import org.jspecify.annotations.NullMarked;
