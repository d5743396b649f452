/** What is unspent, misspent and owed, worked out of plain facts. */
@NullMarked
package org.grantsuite.reporting.closing.domain;

import org.jspecify.annotations.NullMarked;
