@NullMarked
package org.grantsuite.grant.ledger.laws;

import org.jspecify.annotations.NullMarked;
