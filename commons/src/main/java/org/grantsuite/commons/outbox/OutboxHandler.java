package org.grantsuite.commons.outbox;

import org.jspecify.annotations.Nullable;

/** Delivers one kind of command. A remote boundary, so an interface. */
public interface OutboxHandler {
    /** The command it delivers. */
    String command();

    /**
     * Calls the sibling; runs outside a transaction, in the council's scope. Returning means delivered. Throwing
     * {@link org.grantsuite.commons.client.SiblingRefused} with a 4xx means refused for good; anything else is tried again.
     *
     * @return what the sibling's answer should be remembered by, such as the id of its journal
     */
    @Nullable
    String deliver(OutboxCommand command);

    /** In the transaction that marks it delivered. */
    default void delivered(OutboxCommand command, @Nullable String receipt) {}

    /** In the transaction that puts it on the work list. */
    default void refused(OutboxCommand command, String problemJson) {}

    /** In the transaction that takes it off the work list because it is sent again. */
    default void retried(OutboxCommand command) {}

    /** In the transaction that takes it off the work list because a person gave it up; throwing keeps it there. */
    default void withdrawn(OutboxCommand command, String reason) {}
}
