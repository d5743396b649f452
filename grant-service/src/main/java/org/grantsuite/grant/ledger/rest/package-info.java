@NullMarked
package org.grantsuite.grant.ledger.rest;

import org.jspecify.annotations.NullMarked;
