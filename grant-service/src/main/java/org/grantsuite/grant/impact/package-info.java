@NullMarked
package org.grantsuite.grant.impact;

import org.jspecify.annotations.NullMarked;
