@NullMarked
package org.grantsuite.grant.period;

import org.jspecify.annotations.NullMarked;
