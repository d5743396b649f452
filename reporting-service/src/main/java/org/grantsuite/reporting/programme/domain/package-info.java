/** The document of a programme and everything worked out from it; plain Java. */
@NullMarked
package org.grantsuite.reporting.programme.domain;

import org.jspecify.annotations.NullMarked;
