@NullMarked
package org.grantsuite.grant.posting.domain;

import org.jspecify.annotations.NullMarked;
