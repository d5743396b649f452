@NullMarked
package org.grantsuite.grant.grant.domain;

import org.jspecify.annotations.NullMarked;
