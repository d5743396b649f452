/** Calls to the services: idempotent, retried while a service is away. */
@NullMarked
package org.grantsuite.quickstart.api;

import org.jspecify.annotations.NullMarked;
