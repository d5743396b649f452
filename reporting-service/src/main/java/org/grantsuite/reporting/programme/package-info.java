/** Programmes that are not a department's formula grant (DOMAIN 10): recorded as documents, read as sheets. */
@NullMarked
package org.grantsuite.reporting.programme;

import org.jspecify.annotations.NullMarked;
