/** Programmes over HTTP. */
@NullMarked
package org.grantsuite.reporting.programme.rest;

import org.jspecify.annotations.NullMarked;
