@NullMarked
package org.grantsuite.grant.spend;

import org.jspecify.annotations.NullMarked;
