package org.grantsuite.reporting.departmentreturn.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.reporting.departmentreturn.domain.DepartmentReturn;
import org.grantsuite.reporting.departmentreturn.domain.Watermark;

/**
 * Produces the files of a return once, when it is frozen, and keeps their bytes: what is sent can then be compared
 * with what
 * was made, to the byte and for ever.
 */
@ApplicationScoped
public class ReturnFiles {

    private static final String INSERT = """
            insert into return_file (council_code, department_return_id, content_hash, format, file_name, file_hash,
              content, produced_at)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String FIND = """
            select file_name, file_hash, content from return_file
            where department_return_id = ? and content_hash = ? and format = ?""";

    private static final String FIND_HASH =
            "select file_hash from return_file where department_return_id = ? and content_hash = ? and format = ?";

    private final DocumentWriter writer;
    private final CanonicalJson canonical;
    private final Jdbc jdbc;

    ReturnFiles(DocumentWriter writer, CanonicalJson canonical, Jdbc jdbc) {
        this.writer = writer;
        this.canonical = canonical;
        this.jdbc = jdbc;
    }

    /** Makes and keeps every form; returns the content hash, that of the canonical JSON. */
    public String produce(DepartmentReturn from, Watermark watermark, Instant at) {
        var document = writer.write(from, watermark);
        byte[] json = canonical.bytes(document);
        var contentHash = Sha256.hex(json);
        store(from, contentHash, FileFormat.JSON, json, at);
        store(from, contentHash, FileFormat.XLSX, ReturnWorkbook.bytes(document, contentHash), at);
        return contentHash;
    }

    @Transactional
    public Optional<StoredFile> find(UUID returnId, String contentHash, FileFormat format) {
        return jdbc.find(
                FIND,
                row -> new StoredFile(row.getString(1), row.getString(2), row.getBytes(3)),
                returnId,
                contentHash,
                format.name());
    }

    /** The hash alone, for those who show it. */
    @Transactional
    public Optional<String> findHash(UUID returnId, String contentHash, FileFormat format) {
        return jdbc.find(FIND_HASH, row -> row.getString(1), returnId, contentHash, format.name());
    }

    private void store(DepartmentReturn from, String contentHash, FileFormat format, byte[] content, Instant at) {
        jdbc.update(
                INSERT,
                from.councilCode(),
                from.id(),
                contentHash,
                format.name(),
                name(from, format),
                Sha256.hex(content),
                content,
                at.atOffset(ZoneOffset.UTC));
    }

    private static String name(DepartmentReturn from, FileFormat format) {
        var determination = from.grant().determinationNumber().replaceAll("[^A-Za-z0-9]+", "-");
        return String.join("_", from.councilCode(), determination, from.point().code(), "v" + from.revision()) + "."
                + format.extension();
    }
}
