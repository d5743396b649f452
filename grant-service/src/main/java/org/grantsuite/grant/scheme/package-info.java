@NullMarked
package org.grantsuite.grant.scheme;

import org.jspecify.annotations.NullMarked;
