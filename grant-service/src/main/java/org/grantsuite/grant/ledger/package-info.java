@NullMarked
package org.grantsuite.grant.ledger;

import org.jspecify.annotations.NullMarked;
