@NullMarked
package org.grantsuite.grant.reservation.persistence;

import org.jspecify.annotations.NullMarked;
