@NullMarked
package org.grantsuite.grant.recovery;

import org.jspecify.annotations.NullMarked;
