package org.grantsuite.reporting.grantclient;

/** How far the ledger of a grant and grant-service's outbox stand. */
public record LedgerMark(long journalSequence, long outboxPosition, int pendingInPeriod) {}
