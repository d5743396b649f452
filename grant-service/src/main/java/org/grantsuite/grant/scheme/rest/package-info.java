@NullMarked
package org.grantsuite.grant.scheme.rest;

import org.jspecify.annotations.NullMarked;
