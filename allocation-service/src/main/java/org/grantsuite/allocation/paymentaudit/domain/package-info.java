/** The examination itself: plain Java over pence, no framework. */
@NullMarked
package org.grantsuite.allocation.paymentaudit.domain;

import org.jspecify.annotations.NullMarked;
