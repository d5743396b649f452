@NullMarked
package org.grantsuite.grant.instalment;

import org.jspecify.annotations.NullMarked;
