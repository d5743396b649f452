@NullMarked
package org.grantsuite.grant.settlement;

import org.jspecify.annotations.NullMarked;
