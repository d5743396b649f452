@NullMarked
package org.grantsuite.grant.decision.domain;

import org.jspecify.annotations.NullMarked;
