@NullMarked
package org.grantsuite.grant.spend.rest;

import org.jspecify.annotations.NullMarked;
