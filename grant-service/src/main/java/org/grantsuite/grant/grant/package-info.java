@NullMarked
package org.grantsuite.grant.grant;

import org.jspecify.annotations.NullMarked;
