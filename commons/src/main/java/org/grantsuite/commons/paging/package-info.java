@org.jspecify.annotations.NullMarked
package org.grantsuite.commons.paging;
