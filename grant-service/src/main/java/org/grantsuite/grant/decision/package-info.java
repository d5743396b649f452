@NullMarked
package org.grantsuite.grant.decision;

import org.jspecify.annotations.NullMarked;
