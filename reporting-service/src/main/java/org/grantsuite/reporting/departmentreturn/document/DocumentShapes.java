package org.grantsuite.reporting.departmentreturn.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.calculation.Cell;
import org.grantsuite.reporting.calculation.Rate;
import org.grantsuite.reporting.calculation.Severity;
import org.grantsuite.reporting.departmentreturn.domain.Watermark;
import org.jspecify.annotations.Nullable;

/** The shapes of the frozen document, as the contract calls them. */
public final class DocumentShapes {

    private DocumentShapes() {}

    /** The whole document; its canonical JSON is what is hashed. */
    public record Document(
            String format,
            Header header,
            List<Cell> cells,
            List<Rate> indicativeRates,
            List<Missing> missingProviders,
            Totals totals,
            List<NotedFinding> findings,
            Watermark watermark) {}

    /** Which return this is, and the frame it stands in. */
    public record Header(
            String councilCode,
            UUID grantId,
            String grantName,
            String determinationNumber,
            String reportingPoint,
            LocalDate periodFrom,
            LocalDate periodTo,
            LocalDate dueOn,
            int revision,
            @Nullable String revisionReason,
            String schemeCode,
            String edition,
            String editionHash,
            @Nullable LocalDate editionOn,
            Money allocation,
            Money receivedToDate,
            Money underwritten,
            @Nullable String nilReason,
            @Nullable String assurance,
            @Nullable String exceptions,
            String recognition) {}

    /** A paid provider without an accepted return. */
    public record Missing(String providerId, Money paid) {}

    /** What a certificate is signed for. */
    public record Totals(Money instalmentsReceived, Money certifiedSpend, Money unspent, Money misspent) {}

    /** A finding with the waiver it was answered by. */
    public record NotedFinding(
            String id,
            Severity severity,
            String place,
            String message,
            @Nullable Waiver waiver) {}

    /** Who answered for a warning, and why. */
    public record Waiver(String reason, String by, Instant at) {}
}
