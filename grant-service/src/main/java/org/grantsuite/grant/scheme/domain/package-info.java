@NullMarked
package org.grantsuite.grant.scheme.domain;

import org.jspecify.annotations.NullMarked;
