/** Child processes that never outlive the launcher: PostgreSQL and the three services. */
@NullMarked
package org.grantsuite.quickstart.process;

import org.jspecify.annotations.NullMarked;
