@NullMarked
package org.grantsuite.grant.register;

import org.jspecify.annotations.NullMarked;
