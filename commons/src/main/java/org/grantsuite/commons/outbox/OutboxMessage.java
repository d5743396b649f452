package org.grantsuite.commons.outbox;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A command to a sibling service, to be delivered after this transaction.
 *
 * @param grantId queue: commands of one grant are delivered in the order they were sent
 * @param command which {@link OutboxHandler} delivers it
 * @param businessKey the fact it tells of; sent once per command and key, and the receiver's natural key
 * @param datedOn value date, so that a return can ask whether anything of its period is still waiting
 * @param target path of what it concerns at the receiver
 * @param payload written as JSON
 */
public record OutboxMessage(
        UUID grantId, String command, String businessKey, LocalDate datedOn, String target, Object payload) {}
