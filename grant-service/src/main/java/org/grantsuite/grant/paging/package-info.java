@NullMarked
package org.grantsuite.grant.paging;

import org.jspecify.annotations.NullMarked;
