@NullMarked
package org.grantsuite.grant.repayment;

import org.jspecify.annotations.NullMarked;
