package org.grantsuite.reporting.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.web.Uploads.Upload;
import org.grantsuite.reporting.evidence.MalwareScanner.Verdict;
import org.jspecify.annotations.Nullable;

/** Looks at a file before anything is stored, outside any transaction: size, kind, macros, malware. */
@ApplicationScoped
class Examination {

    private final MalwareScanner scanner;
    private final BusinessClock clock;
    private final long maxBytes;
    private final Set<String> allowed;

    Examination(
            MalwareScanner scanner,
            BusinessClock clock,
            @ConfigProperty(name = "reporting.evidence.max-bytes") long maxBytes,
            @ConfigProperty(name = "reporting.evidence.media-types") List<String> allowed) {
        this.scanner = scanner;
        this.clock = clock;
        this.maxBytes = maxBytes;
        this.allowed = Set.copyOf(allowed);
    }

    /** A file nothing speaks against. */
    record Examined(
            Upload upload,
            String mediaType,
            Verdict verdict,
            @Nullable Instant scannedAt) {}

    Examined examine(Upload upload, String fileName) {
        if (upload.size() == 0) {
            throw Refusal.of(EvidenceProblem.EVIDENCE_EMPTY, fileName + " has no bytes");
        }
        if (upload.size() > maxBytes) {
            throw Refusal.of(RequestProblem.BODY_TOO_LARGE, "A file may have " + maxBytes + " bytes");
        }
        var mediaType = kind(upload, fileName);
        var verdict = scanner.scan(upload.file());
        return new Examined(upload, mediaType, verdict, verdict == Verdict.CLEAN ? clock.now() : null);
    }

    private String kind(Upload upload, String fileName) {
        FileKind kind;
        try {
            kind = FileKind.of(upload.file(), fileName)
                    .orElseThrow(() -> notAllowed("its bytes are of no kind that is taken"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!allowed.contains(kind.mediaType())) {
            throw notAllowed("it is " + kind.mediaType());
        }
        var promised = FileKind.promised(fileName).orElse("nothing known");
        if (!promised.equals(kind.mediaType())) {
            throw Refusal.of(
                    EvidenceProblem.EVIDENCE_TYPE_MISMATCH,
                    "Its name promises " + promised + ", its bytes are " + kind.mediaType());
        }
        if (kind.macros()) {
            throw Refusal.of(EvidenceProblem.EVIDENCE_HAS_MACROS, "Save " + fileName + " without macros");
        }
        return kind.mediaType();
    }

    private Refusal notAllowed(String why) {
        return Refusal.of(
                EvidenceProblem.EVIDENCE_TYPE_NOT_ALLOWED,
                "The file is not taken: " + why + "; allowed are "
                        + allowed.stream().sorted().toList());
    }
}
