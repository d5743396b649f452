/** Pages for people: the contract's own operations, called in this process and shown as HTML. */
@NullMarked
package org.grantsuite.reporting.pages;

import org.jspecify.annotations.NullMarked;
