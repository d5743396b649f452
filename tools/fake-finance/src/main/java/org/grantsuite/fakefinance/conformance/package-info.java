@NullMarked
package org.grantsuite.fakefinance.conformance;

import org.jspecify.annotations.NullMarked;
