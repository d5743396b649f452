@NullMarked
package org.grantsuite.grant.webhook.rest;

import org.jspecify.annotations.NullMarked;
