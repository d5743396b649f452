@NullMarked
package org.grantsuite.grant.spend.persistence;

import org.jspecify.annotations.NullMarked;
