@NullMarked
package org.grantsuite.grant.posting;

import org.jspecify.annotations.NullMarked;
