/** The grant and its ledger, as grant-service tells them. */
@NullMarked
package org.grantsuite.reporting.grantclient;

import org.jspecify.annotations.NullMarked;
