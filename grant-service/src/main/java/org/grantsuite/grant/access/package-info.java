@NullMarked
package org.grantsuite.grant.access;

import org.jspecify.annotations.NullMarked;
