@NullMarked
package org.grantsuite.grant.ledger.domain;

import org.jspecify.annotations.NullMarked;
