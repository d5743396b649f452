/**
 * A council's events delivered to its webhooks, for a service that offers them: it sets {@code suite.offers.webhooks=true} where
 * it is built, makes the tables (V170 of grant-service and reporting-service), carries its {@code events.json} in
 * {@code META-INF}, and has a resource over {@code WebhookDesk}. Anywhere else nothing of this runs.
 */
@NullMarked
package org.grantsuite.commons.webhook;

import org.jspecify.annotations.NullMarked;
