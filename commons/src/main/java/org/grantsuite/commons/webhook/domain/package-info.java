@NullMarked
package org.grantsuite.commons.webhook.domain;

import org.jspecify.annotations.NullMarked;
