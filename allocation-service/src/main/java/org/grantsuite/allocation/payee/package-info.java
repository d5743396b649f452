/** To whom a provider's money goes, changed by two people, verified before it is paid (R30). */
@NullMarked
package org.grantsuite.allocation.payee;

import org.jspecify.annotations.NullMarked;
