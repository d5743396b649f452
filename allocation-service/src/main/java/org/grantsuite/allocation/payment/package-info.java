/** Payment runs: approved by another person, reserved at grant-service, released and posted. */
@NullMarked
package org.grantsuite.allocation.payment;

import org.jspecify.annotations.NullMarked;
