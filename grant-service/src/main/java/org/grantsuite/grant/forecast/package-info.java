@NullMarked
package org.grantsuite.grant.forecast;

import org.jspecify.annotations.NullMarked;
