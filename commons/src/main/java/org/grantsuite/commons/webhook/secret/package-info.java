@NullMarked
package org.grantsuite.commons.webhook.secret;

import org.jspecify.annotations.NullMarked;
