package org.grantsuite.allocation.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.allocation.bulk.CopyText;
import org.grantsuite.allocation.register.RegisterStage.Failed;
import org.grantsuite.allocation.stamp.Stamps;
import org.jspecify.annotations.Nullable;

/** Writes rows that could not be placed for the error queue, with the reason in words. */
@ApplicationScoped
public class UnplacedRows {
    private final RegisterStage stage;
    private final AuthorityNames names;
    private final Stamps stamps;

    UnplacedRows(RegisterStage stage, AuthorityNames names, Stamps stamps) {
        this.stage = stage;
        this.names = names;
        this.stamps = stamps;
    }

    /** A row of an extract that could not be placed, and why. */
    public record Row(String kind, int line, String locationId, String message) {}

    private record Named(
            String name,
            @Nullable String authorityName,
            @Nullable String authorityKey) {}

    /** @param importId the driver snapshot the rows are missing from */
    public void queue(UUID importId, List<Row> rows) {
        CopyText text = new CopyText();
        for (Row row : rows) {
            write(text, importId, "TRACKER", row, new Named(row.locationId(), null, null));
        }
        stage.queue(text);
    }

    CopyText ofRegister(UUID snapshotId, LocalDate publishedOn, List<Failed> failed) {
        CopyText text = new CopyText();
        for (Failed row : failed) {
            if (row.unmapped()) {
                String kind = names.findOtherTime(row.authorityKey()).isPresent()
                        ? "AUTHORITY_NOT_IN_FORCE"
                        : "AUTHORITY_UNMAPPED";
                register(text, snapshotId, row, kind, authorityWords(row, publishedOn));
            }
            if (row.idUnfit()) {
                register(text, snapshotId, row, "LOCATION_ID_FORM", "the regulator's ids are 1- and digits");
            }
            if (row.dualUnknown()) {
                register(text, snapshotId, row, "DUAL_PRIMARY_UNKNOWN", dualWords(row));
            }
        }
        return text;
    }

    private String authorityWords(Failed row, LocalDate publishedOn) {
        if (row.authorityName() == null) {
            return "the directory names no authority";
        }
        return names.findOtherTime(row.authorityKey())
                .map(other -> row.authorityName() + " is no authority on " + publishedOn + "; it is " + other)
                .orElse("no upper-tier authority of England is called " + row.authorityName());
    }

    private static String dualWords(Failed row) {
        return row.primaryId() == null
                ? "registered twice, and no row says which one carries the beds"
                : "registered twice, but its primary " + row.primaryId() + " is not listed, or names another in turn";
    }

    private void register(CopyText text, UUID snapshotId, Failed row, String kind, String message) {
        write(
                text,
                snapshotId,
                "REGISTER",
                new Row(kind, row.line(), row.locationId(), message),
                new Named(row.name(), row.authorityName(), row.authorityKey()));
    }

    private void write(CopyText text, UUID importId, String from, Row row, Named named) {
        text.value(stamps.id())
                .value(stamps.council())
                .value(row.kind())
                .value("OPEN")
                .value(importId)
                .value(from)
                .value(row.line())
                .value(row.locationId())
                .value(named.name())
                .value(named.authorityName())
                .value(named.authorityKey())
                .value(row.message())
                .value(stamps.now())
                .endRow();
    }
}
