@NullMarked
package org.grantsuite.commons.webhook.destination;

import org.jspecify.annotations.NullMarked;
