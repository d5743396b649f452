@NullMarked
package org.grantsuite.grant.webhook.domain;

import org.jspecify.annotations.NullMarked;
