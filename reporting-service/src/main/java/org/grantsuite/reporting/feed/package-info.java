/** Events, audit trail and work items over HTTP. */
@NullMarked
package org.grantsuite.reporting.feed;

import org.jspecify.annotations.NullMarked;
