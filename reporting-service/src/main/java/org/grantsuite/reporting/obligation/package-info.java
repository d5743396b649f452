/** Who owes a return by when: obligations, reminders, completeness, and what a missing return holds back. */
@NullMarked
package org.grantsuite.reporting.obligation;

import org.jspecify.annotations.NullMarked;
