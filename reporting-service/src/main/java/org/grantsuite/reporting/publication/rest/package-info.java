/** Publications over HTTP. */
@NullMarked
package org.grantsuite.reporting.publication.rest;

import org.jspecify.annotations.NullMarked;
