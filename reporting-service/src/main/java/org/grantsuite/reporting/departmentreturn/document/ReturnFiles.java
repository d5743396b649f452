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
        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
        """;
    // A workbook may have been filled more than once: the one asked for by its hash, else the last.
    private static final String WHICH = """
         from return_file where department_return_id = ? and content_hash = ? and format = ?
        order by (file_hash = ?) desc, produced_at desc, file_hash limit 1\
        """;
    private static final String FIND = "select file_name, file_hash, content" + WHICH;
    private static final String FIND_HASH = "select file_hash" + WHICH;

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
        var tables = ReturnTables.of(document, contentHash);
        for (var format : FileFormat.OURS) {
            byte[] content = switch (format) {
                case JSON -> json;
                case XLSX -> ReturnWorkbook.bytes(tables);
                case ODS -> ReturnOds.bytes(tables);
                case CSV -> ReturnCsv.bytes(tables);
                case PDF -> ReturnPdf.bytes(document, contentHash);
                case WORKBOOK -> throw new IllegalStateException("The department's workbook is filled when asked for");
            };
            store(
                    from,
                    contentHash,
                    format,
                    new StoredFile(name(from, format.extension()), Sha256.hex(content), content),
                    at);
        }
        return contentHash;
    }

    /** Keeps the department's workbook as it was filled, beside any that was filled with these figures before. */
    public StoredFile keep(DepartmentReturn from, String contentHash, String extension, byte[] content, Instant at) {
        var file = new StoredFile(name(from, "department." + extension), Sha256.hex(content), content);
        store(from, contentHash, FileFormat.WORKBOOK, file, at);
        return file;
    }

    @Transactional
    public Optional<StoredFile> find(UUID returnId, String contentHash, FileFormat format) {
        return find(returnId, contentHash, format, "");
    }

    /** @param fileHash of the one that is meant where there are several */
    @Transactional
    public Optional<StoredFile> find(UUID returnId, String contentHash, FileFormat format, String fileHash) {
        return jdbc.find(
                FIND,
                row -> new StoredFile(row.getString(1), row.getString(2), row.getBytes(3)),
                returnId,
                contentHash,
                format.name(),
                fileHash);
    }

    /** The hash alone, for those who show it. */
    @Transactional
    public Optional<String> findHash(UUID returnId, String contentHash, FileFormat format) {
        return jdbc.find(FIND_HASH, row -> row.getString(1), returnId, contentHash, format.name(), "");
    }

    private void store(DepartmentReturn from, String contentHash, FileFormat format, StoredFile file, Instant at) {
        jdbc.update(
                INSERT,
                from.councilCode(),
                from.id(),
                contentHash,
                format.name(),
                file.name(),
                file.hash(),
                file.content(),
                at.atOffset(ZoneOffset.UTC));
    }

    static String name(DepartmentReturn from, String extension) {
        var determination = from.grant().determinationNumber().replaceAll("[^A-Za-z0-9]+", "-");
        return String.join("_", from.councilCode(), determination, from.point().code(), "v" + from.revision()) + "."
                + extension;
    }
}
