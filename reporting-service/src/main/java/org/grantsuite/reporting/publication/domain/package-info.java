/** Published rows and the files made of them; plain Java. */
@NullMarked
package org.grantsuite.reporting.publication.domain;

import org.jspecify.annotations.NullMarked;
