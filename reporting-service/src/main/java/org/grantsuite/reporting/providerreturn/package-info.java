/** What providers report to the council. */
@NullMarked
package org.grantsuite.reporting.providerreturn;

import org.jspecify.annotations.NullMarked;
