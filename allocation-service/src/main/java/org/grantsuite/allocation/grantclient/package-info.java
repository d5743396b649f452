/** The gateway to grant-service, over a client generated from its contract. */
@NullMarked
package org.grantsuite.allocation.grantclient;

import org.jspecify.annotations.NullMarked;
