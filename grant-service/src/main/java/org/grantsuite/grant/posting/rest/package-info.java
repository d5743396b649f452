@NullMarked
package org.grantsuite.grant.posting.rest;

import org.jspecify.annotations.NullMarked;
