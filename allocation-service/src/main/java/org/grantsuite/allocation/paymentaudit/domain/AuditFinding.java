package org.grantsuite.allocation.paymentaudit.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that does not fit.
 *
 * @param lines of the file it is about; none where a payment is missing
 * @param paidPence what stands under the label for this supplier
 * @param expectedPence what its units come to, where another run tells them
 */
public record AuditFinding(
        FindingKind kind,
        String runLabel,
        String supplierNo,
        List<Integer> lines,
        long paidPence,
        @Nullable Long expectedPence,
        String message) {}
