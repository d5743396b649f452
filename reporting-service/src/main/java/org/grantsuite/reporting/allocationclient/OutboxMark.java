package org.grantsuite.reporting.allocationclient;

/** How far allocation-service's outbox stands for one grant. */
public record OutboxMark(long position, int pendingInPeriod, int refused) {}
