@NullMarked
package org.grantsuite.commons.webhook.rest;

import org.jspecify.annotations.NullMarked;
