@NullMarked
package org.grantsuite.grant.feed;

import org.jspecify.annotations.NullMarked;
