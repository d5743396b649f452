package org.grantsuite.reporting.departmentreturn.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Up to where the ledger and each sender's outbox had been read when a return was frozen. */
@Embeddable
public record Watermark(
        @Column(name = "journal_sequence") Long journalSequence,
        @Column(name = "grant_outbox_position") Long grantOutboxPosition,
        @Column(name = "allocation_outbox_position") Long allocationOutboxPosition,
        @Column(name = "reporting_outbox_position") Long reportingOutboxPosition) {}
