@NullMarked
package org.grantsuite.grant.posting.persistence;

import org.jspecify.annotations.NullMarked;
