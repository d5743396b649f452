@NullMarked
package org.grantsuite.grant.decision.persistence;

import org.jspecify.annotations.NullMarked;
