@NullMarked
package org.grantsuite.grant.commitment;

import org.jspecify.annotations.NullMarked;
