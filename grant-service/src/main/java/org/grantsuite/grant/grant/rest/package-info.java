@NullMarked
package org.grantsuite.grant.grant.rest;

import org.jspecify.annotations.NullMarked;
