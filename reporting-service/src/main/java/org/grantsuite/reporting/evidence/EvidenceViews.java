package org.grantsuite.reporting.evidence;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.grantsuite.reporting.api.model.ScanStatus;

/** Between the contract's shapes and the domain's. */
final class EvidenceViews {

    private EvidenceViews() {}

    static org.grantsuite.reporting.api.model.Evidence view(Evidence from, List<UUID> sameContent) {
        var scanned = from.scannedAt();
        var disposal = from.disposal();
        var view = new org.grantsuite.reporting.api.model.Evidence()
                .id(from.id())
                .grantId(from.grantId())
                .providerId(from.providerId())
                .reference(from.reference())
                .fileName(from.fileName())
                .description(from.description())
                .mediaType(from.mediaType())
                .sizeBytes(from.sizeBytes())
                .contentHash(from.contentHash())
                .scanStatus(ScanStatus.valueOf(from.scanStatus()))
                .scannedAt(scanned == null ? null : scanned.atOffset(ZoneOffset.UTC))
                .retainUntil(from.retainUntil())
                .sameContent(sameContent)
                .uploadedBy(from.uploadedBy())
                .uploadedAt(from.uploadedAt().atOffset(ZoneOffset.UTC));
        return disposal == null
                ? view
                : view.disposedBy(disposal.by()).disposedOn(disposal.on()).disposalReason(disposal.reason());
    }
}
