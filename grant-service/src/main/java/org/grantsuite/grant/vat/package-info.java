@NullMarked
package org.grantsuite.grant.vat;

import org.jspecify.annotations.NullMarked;
