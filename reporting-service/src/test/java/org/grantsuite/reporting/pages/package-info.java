@org.jspecify.annotations.NullMarked
package org.grantsuite.reporting.pages;
