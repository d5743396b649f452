@NullMarked
package org.grantsuite.fakefinance.ledger;

import org.jspecify.annotations.NullMarked;
