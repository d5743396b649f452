/** What other services ask about one grant, and the trails every service shows. */
@NullMarked
package org.grantsuite.allocation.overview;

import org.jspecify.annotations.NullMarked;
