/** Provider returns over HTTP. */
@NullMarked
package org.grantsuite.reporting.providerreturn.rest;

import org.jspecify.annotations.NullMarked;
