@org.jspecify.annotations.NullMarked
package org.grantsuite.sandbox;
