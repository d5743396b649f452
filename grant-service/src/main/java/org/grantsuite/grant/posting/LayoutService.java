package org.grantsuite.grant.posting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.Violation;
import org.grantsuite.grant.api.model.CsvLineEnd;
import org.grantsuite.grant.api.model.CsvQuoting;
import org.grantsuite.grant.api.model.LayoutColumn;
import org.grantsuite.grant.api.model.PostingLayoutDocument;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.posting.domain.LayoutCheck;
import org.grantsuite.grant.posting.domain.PostingLayout;
import org.grantsuite.grant.posting.domain.PostingPeriod;
import org.grantsuite.grant.posting.persistence.LayoutStore;
import org.grantsuite.grant.posting.persistence.LayoutStore.HeldLayout;
import org.jspecify.annotations.Nullable;

/** Takes layouts in and gives them out: another finance system is a document, never a release. */
@ApplicationScoped
public class LayoutService {
    private final LayoutStore store;
    private final ObjectMapper mapper;
    private final CanonicalJson json;
    private final Chronicle chronicle;

    LayoutService(LayoutStore store, ObjectMapper mapper, CanonicalJson json, Chronicle chronicle) {
        this.store = store;
        this.mapper = mapper;
        this.json = json;
        this.chronicle = chronicle;
    }

    /** @param replayed the version was held before with the same content */
    public record Held(HeldLayout layout, boolean replayed) {}

    /** A held layout, read. */
    public record Read(UUID id, PostingLayout layout) {}

    @Transactional
    public Held hold(PostingLayoutDocument document) {
        var faults = LayoutCheck.faults(layout(document));
        if (!faults.isEmpty()) {
            throw Refusal.of(
                            PostingProblem.POSTING_LAYOUT_INCONSISTENT,
                            faults.size() + " contradiction(s), the first at "
                                    + faults.get(0).pointer())
                    .violations(faults.stream()
                            .map(fault -> Violation.of(fault.pointer(), fault.message()))
                            .toList());
        }
        String canonical = new String(json.bytes(document), StandardCharsets.UTF_8);
        var stamp = chronicle.stamp();
        var layout = new HeldLayout(
                stamp.id(),
                document.getCode(),
                document.getVersion(),
                canonical,
                Sha256.hex(canonical),
                stamp.at(),
                stamp.by());
        if (!store.insert(layout)) {
            return replay(layout);
        }
        chronicle.tell(Deed.of(
                "PostingLayoutHeld",
                "posting-layout",
                layout.id(),
                "/v1/posting-layouts/" + layout.code() + "/versions/" + layout.version(),
                Map.of("code", layout.code(), "version", layout.version(), "contentHash", layout.contentHash())));
        return new Held(layout, false);
    }

    private Held replay(HeldLayout layout) {
        HeldLayout held = get(layout.code(), layout.version());
        if (!held.contentHash().equals(layout.contentHash())) {
            throw Refusal.of(
                            PostingProblem.POSTING_LAYOUT_EXISTS,
                            "A version is never changed; give the new content the next version")
                    .with("contentHash", held.contentHash());
        }
        return new Held(held, true);
    }

    @Transactional
    public HeldLayout get(String code, int version) {
        return store.find(code, version)
                .orElseThrow(() -> unknown("No version " + version + " of a layout " + code + " is held"));
    }

    @Transactional
    public Page<HeldLayout> list(@Nullable String cursor, int limit) {
        return store.page(cursor, limit);
    }

    Read read(String code, int version) {
        return read(get(code, version));
    }

    Read read(UUID id) {
        return read(store.find(id).orElseThrow());
    }

    Read latest(String code) {
        return read(store.findLatest(code).orElseThrow(() -> unknown("No layout " + code + " is held")));
    }

    private static Refusal unknown(String detail) {
        return Refusal.of(PostingProblem.POSTING_LAYOUT_UNKNOWN, detail);
    }

    private Read read(HeldLayout held) {
        return new Read(held.id(), layout(document(held)));
    }

    public PostingLayoutDocument document(HeldLayout held) {
        try {
            return mapper.readValue(held.document(), PostingLayoutDocument.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PostingLayout layout(PostingLayoutDocument document) {
        var format = new PostingLayout.Format(
                document.getDelimiter().toString().charAt(0),
                document.getQuoting() == CsvQuoting.ALWAYS,
                document.getLineEnd() == CsvLineEnd.CRLF ? "\r\n" : "\n",
                document.getEncoding().toString(),
                document.getColumnNames(),
                document.getDateFormat().toString());
        var sign = document.getSign();
        var period = document.getPeriod();
        return new PostingLayout(
                document.getCode(),
                document.getVersion(),
                format,
                new PostingLayout.Sign(
                        sign.getConvention(), sign.getDebitIsPositive(), sign.getDebitMark(), sign.getCreditMark()),
                new PostingPeriod(period.getFirstMonth(), period.getTemplate()),
                document.getMaxLines(),
                document.getRequiredSegments() == null ? Set.of() : Set.copyOf(document.getRequiredSegments()),
                columns(document.getHeader()),
                columns(document.getColumns()),
                columns(document.getTrailer()));
    }

    private static List<PostingLayout.Column> columns(@Nullable List<LayoutColumn> columns) {
        return columns == null
                ? List.of()
                : columns.stream()
                        .map(column -> new PostingLayout.Column(
                                column.getName(), column.getSource(), column.getValue(), column.getMaxLength()))
                        .toList();
    }
}
