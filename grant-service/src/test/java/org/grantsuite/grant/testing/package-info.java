@NullMarked
package org.grantsuite.grant.testing;

import org.jspecify.annotations.NullMarked;
