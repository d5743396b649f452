@NullMarked
package org.grantsuite.grant.chronicle;

import org.jspecify.annotations.NullMarked;
