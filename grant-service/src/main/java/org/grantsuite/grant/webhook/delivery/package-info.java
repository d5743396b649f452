@NullMarked
package org.grantsuite.grant.webhook.delivery;

import org.jspecify.annotations.NullMarked;
