/** Everything of a grant in one file that anybody can verify. */
@NullMarked
package org.grantsuite.reporting.auditpack;

import org.jspecify.annotations.NullMarked;
