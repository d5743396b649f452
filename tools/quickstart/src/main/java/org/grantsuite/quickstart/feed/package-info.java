@NullMarked
package org.grantsuite.quickstart.feed;

import org.jspecify.annotations.NullMarked;
