/** Approvals of plans and payment runs: under whose authority, and by how many people. */
@NullMarked
package org.grantsuite.allocation.approval;

import org.jspecify.annotations.NullMarked;
