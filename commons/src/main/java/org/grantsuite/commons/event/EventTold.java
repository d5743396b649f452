package org.grantsuite.commons.event;

/**
 * Heard in the transaction, before the event is stored. Nobody listens in production; the tests' witness holds each event
 * against the catalogue, so that no code can tell what the catalogue does not describe.
 *
 * @param data JSON as it is stored
 */
public record EventTold(String type, String data) {}
