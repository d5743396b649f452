@NullMarked
package org.grantsuite.fakefinance;

import org.jspecify.annotations.NullMarked;
