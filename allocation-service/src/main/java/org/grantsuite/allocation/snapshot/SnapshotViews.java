package org.grantsuite.allocation.snapshot;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.grantsuite.allocation.api.model.DriverSnapshot;
import org.grantsuite.allocation.api.model.DriverTotal;
import org.grantsuite.allocation.warning.Warning;

/** Driver snapshots as the contract shows them. */
@ApplicationScoped
public class SnapshotViews {
    private final SnapshotService service;

    SnapshotViews(SnapshotService service) {
        this.service = service;
    }

    public DriverSnapshot of(SnapshotService.Head head) {
        return new DriverSnapshot()
                .id(head.id())
                .label(head.label())
                .source(head.source())
                .asOf(head.asOf())
                .assumed(head.assumed())
                .contentHash(head.contentHash())
                .lines(head.lines())
                .totals(service.totals(head.id()).stream()
                        .map(total -> new DriverTotal()
                                .driver(total.driver())
                                .units(total.units())
                                .lines(total.lines()))
                        .toList())
                .warnings(head.assumed() ? List.of(assumedWarning()) : List.of())
                .preparedBy(head.preparedBy())
                .recordedAt(head.recordedAt());
    }

    private static Warning assumedWarning() {
        return Warning.warning(
                "SNAPSHOT_ASSUMED", "R18", "These counts are inferred, not published; say so wherever they are shown");
    }
}
