@NullMarked
package org.grantsuite.commons.webhook.persistence;

import org.jspecify.annotations.NullMarked;
