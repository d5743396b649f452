@NullMarked
package org.grantsuite.grant.capacity;

import org.jspecify.annotations.NullMarked;
