@NullMarked
package org.grantsuite.grant.instalment.domain;

import org.jspecify.annotations.NullMarked;
