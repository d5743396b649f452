/** How a council chases, keeps and samples: its own data. */
@NullMarked
package org.grantsuite.reporting.policy;

import org.jspecify.annotations.NullMarked;
