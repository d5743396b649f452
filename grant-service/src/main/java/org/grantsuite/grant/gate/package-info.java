@NullMarked
package org.grantsuite.grant.gate;

import org.jspecify.annotations.NullMarked;
