/** The demo issuer and the people of the story. */
@NullMarked
package org.grantsuite.quickstart.identity;

import org.jspecify.annotations.NullMarked;
