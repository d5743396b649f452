@NullMarked
package org.grantsuite.grant.suspense;

import org.jspecify.annotations.NullMarked;
