@NullMarked
package org.grantsuite.grant.inforequest;

import org.jspecify.annotations.NullMarked;
