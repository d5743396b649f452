/** What a scheme edition says about reporting, read from its document. */
@NullMarked
package org.grantsuite.reporting.edition;

import org.jspecify.annotations.NullMarked;
