package org.grantsuite.reporting.auditpack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.reporting.grantclient.GrantArchive.Page;
import org.jspecify.annotations.Nullable;

/** Entries of a pack: one document as canonical JSON, a list as one canonical document a line, read page by page. */
public final class PackEntries {

    private static final int MOST_PAGES = 20_000;

    private final PackWriter writer;
    private final CanonicalJson json;

    PackEntries(PackWriter writer, CanonicalJson json) {
        this.writer = writer;
        this.json = json;
    }

    public void bytes(String path, byte[] content) {
        writer.entry(path, out -> out.write(content));
    }

    public void document(String path, JsonNode document) {
        bytes(path, json.bytes(Timeless.of(document)));
    }

    public void list(String path, Function<@Nullable String, Page> read) {
        list(path, read, items -> {});
    }

    /** @param seen hears of every page, so that a later entry can follow what it found */
    public void list(String path, Function<@Nullable String, Page> read, Consumer<List<JsonNode>> seen) {
        writer.entry(path, out -> {
            String cursor = null;
            for (int i = 0; i < MOST_PAGES; i++) {
                var page = read.apply(cursor);
                for (var item : page.items()) {
                    line(out, item);
                }
                seen.accept(page.items());
                cursor = page.next();
                if (cursor == null) {
                    return;
                }
            }
            throw new IllegalStateException("A list of more than " + MOST_PAGES + " pages");
        });
    }

    public void lines(String path, List<JsonNode> items) {
        list(path, cursor -> new Page(items, null));
    }

    /** Bytes that come in pieces, for what is too large to be held whole. */
    public void pieces(String path, PackWriter.Content content) {
        writer.entry(path, content);
    }

    private void line(java.io.OutputStream out, JsonNode item) throws IOException {
        out.write(json.bytes(Timeless.of(item)));
        out.write('\n');
    }
}
