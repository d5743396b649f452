@NullMarked
package org.grantsuite.reporting.webhook;

import org.jspecify.annotations.NullMarked;
