package org.grantsuite.reporting.auditpack;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.json.Sha256;

/**
 * Makes audit packs. A pack is spooled to a file of its own before anything is sent: a sibling that fails midway is a 503 and not half
 * a zip, and memory holds a page at most.
 */
@ApplicationScoped
public class AuditPacks {

    private static final String README = """
            Everything of one grant, as the three services of the grant suite answered it.

            grant/       determination, rules (scheme edition), conditions, decisions, money (grant-service)
            allocation/  plans, runs with their lines and snapshots, awards and terms, payments, recoveries (allocation-service)
            reporting/   obligations, provider returns, evidence, department returns with the exact files, signatures, final value,
                         publications (reporting-service); one .jsonl for each table

            Each line of a .jsonl file is one document in canonical JSON (RFC 8785). A file below reporting/files is named by the
            content hash that was signed; the .json of that name hashes to it. Evidence, certificates, workbooks and publications are
            named by the hash of their bytes. What the pack leaves out, and why, is in reporting-service's README.

            To verify:   java tools/audit-pack/Verify.java PACK.zip
            or unpacked: sha256sum -c MANIFEST.sha256
            """;

    private final Instance<PackSection> sections;
    private final CanonicalJson json;
    private final Audit audit;

    AuditPacks(Instance<PackSection> sections, CanonicalJson json, Audit audit) {
        this.sections = sections;
        this.json = json;
        this.audit = audit;
    }

    /** A spooled pack; whoever sends it deletes the file. */
    public record Pack(Path file, String hash) {}

    public Pack make(UUID grantId) {
        try {
            var file = Files.createTempFile("audit-pack-", ".zip");
            try {
                var pack = new Pack(file, spool(grantId, file));
                QuarkusTransaction.requiringNew()
                        .run(() -> audit.record(
                                "AUDIT_PACK_MADE", "grant", grantId, null, Map.of("contentHash", pack.hash())));
                return pack;
            } catch (RuntimeException | IOException failed) {
                Files.deleteIfExists(file);
                throw failed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String spool(UUID grantId, Path file) throws IOException {
        try (var hashed =
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), Sha256.digest())) {
            try (var writer = new PackWriter(hashed)) {
                var entries = new PackEntries(writer, json);
                entries.bytes("README.txt", README.getBytes(StandardCharsets.UTF_8));
                sections.stream()
                        .sorted(Comparator.comparingInt(PackSection::order))
                        .forEach(section -> section.write(grantId, entries));
            }
            return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        }
    }
}
