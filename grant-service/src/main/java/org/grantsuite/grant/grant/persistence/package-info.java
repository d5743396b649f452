@NullMarked
package org.grantsuite.grant.grant.persistence;

import org.jspecify.annotations.NullMarked;
