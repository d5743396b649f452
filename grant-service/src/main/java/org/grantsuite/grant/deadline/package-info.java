@NullMarked
package org.grantsuite.grant.deadline;

import org.jspecify.annotations.NullMarked;
