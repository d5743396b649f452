@NullMarked
package org.grantsuite.grant.receipt;

import org.jspecify.annotations.NullMarked;
