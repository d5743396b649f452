/** Closing over HTTP. */
@NullMarked
package org.grantsuite.reporting.closing.rest;

import org.jspecify.annotations.NullMarked;
