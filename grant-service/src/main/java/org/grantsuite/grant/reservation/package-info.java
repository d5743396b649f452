@NullMarked
package org.grantsuite.grant.reservation;

import org.jspecify.annotations.NullMarked;
