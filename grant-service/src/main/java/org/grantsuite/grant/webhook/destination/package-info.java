@NullMarked
package org.grantsuite.grant.webhook.destination;

import org.jspecify.annotations.NullMarked;
