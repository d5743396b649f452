@NullMarked
package org.grantsuite.grant.reservation.domain;

import org.jspecify.annotations.NullMarked;
