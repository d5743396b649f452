@NullMarked
package org.grantsuite.grant.webhook;

import org.jspecify.annotations.NullMarked;
