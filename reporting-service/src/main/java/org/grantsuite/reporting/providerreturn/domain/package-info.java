/** A provider return and its lifecycle. */
@NullMarked
package org.grantsuite.reporting.providerreturn.domain;

import org.jspecify.annotations.NullMarked;
