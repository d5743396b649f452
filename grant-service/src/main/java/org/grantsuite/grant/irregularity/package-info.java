@NullMarked
package org.grantsuite.grant.irregularity;

import org.jspecify.annotations.NullMarked;
