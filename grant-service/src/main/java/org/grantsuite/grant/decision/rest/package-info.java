@NullMarked
package org.grantsuite.grant.decision.rest;

import org.jspecify.annotations.NullMarked;
