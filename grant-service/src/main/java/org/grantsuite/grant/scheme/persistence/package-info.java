@NullMarked
package org.grantsuite.grant.scheme.persistence;

import org.jspecify.annotations.NullMarked;
