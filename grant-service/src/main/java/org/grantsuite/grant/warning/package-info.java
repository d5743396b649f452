@NullMarked
package org.grantsuite.grant.warning;

import org.jspecify.annotations.NullMarked;
