@NullMarked
package org.grantsuite.grant.webhook.persistence;

import org.jspecify.annotations.NullMarked;
