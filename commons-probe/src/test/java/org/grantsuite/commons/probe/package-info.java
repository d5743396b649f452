@org.jspecify.annotations.NullMarked
package org.grantsuite.commons.probe;
