@NullMarked
package org.grantsuite.grant;

import org.jspecify.annotations.NullMarked;
