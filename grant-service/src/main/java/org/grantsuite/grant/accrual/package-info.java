@NullMarked
package org.grantsuite.grant.accrual;

import org.jspecify.annotations.NullMarked;
