/** What this service's tests share: the running service, and siblings that answer as their contracts say. */
@org.jspecify.annotations.NullMarked
package org.grantsuite.reporting.testing;
