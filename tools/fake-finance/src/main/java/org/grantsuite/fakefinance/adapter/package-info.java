@NullMarked
package org.grantsuite.fakefinance.adapter;

import org.jspecify.annotations.NullMarked;
