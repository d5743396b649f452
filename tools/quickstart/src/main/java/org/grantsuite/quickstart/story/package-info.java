/** The grant as it happened, chapter by chapter, each call over the public APIs. */
@NullMarked
package org.grantsuite.quickstart.story;

import org.jspecify.annotations.NullMarked;
