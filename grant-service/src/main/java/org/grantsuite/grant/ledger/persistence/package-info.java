@NullMarked
package org.grantsuite.grant.ledger.persistence;

import org.jspecify.annotations.NullMarked;
