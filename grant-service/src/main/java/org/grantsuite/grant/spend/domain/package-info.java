@NullMarked
package org.grantsuite.grant.spend.domain;

import org.jspecify.annotations.NullMarked;
