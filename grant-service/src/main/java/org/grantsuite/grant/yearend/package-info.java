@NullMarked
package org.grantsuite.grant.yearend;

import org.jspecify.annotations.NullMarked;
