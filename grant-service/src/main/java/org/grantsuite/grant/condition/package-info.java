@NullMarked
package org.grantsuite.grant.condition;

import org.jspecify.annotations.NullMarked;
