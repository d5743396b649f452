@NullMarked
package org.grantsuite.grant.reservation.rest;

import org.jspecify.annotations.NullMarked;
