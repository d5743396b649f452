@NullMarked
package org.grantsuite.commons.webhook.delivery;

import org.jspecify.annotations.NullMarked;
