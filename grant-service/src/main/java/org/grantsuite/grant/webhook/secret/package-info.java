@NullMarked
package org.grantsuite.grant.webhook.secret;

import org.jspecify.annotations.NullMarked;
