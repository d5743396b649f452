package org.grantsuite.reporting.pages;

import java.nio.file.Path;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jspecify.annotations.Nullable;

/** The form of this request, as {@link FormGuard} had it read; without what no database stores. */
final class SentForm {
    private final @Nullable FormData sent;

    private SentForm(@Nullable FormData sent) {
        this.sent = sent;
    }

    static SentForm current() {
        return new SentForm(CurrentRequestManager.get().getFormData());
    }

    /** A form nobody has filled in yet. */
    static SentForm empty() {
        return new SentForm(null);
    }

    boolean isSent() {
        return sent != null;
    }

    /** Empty where it was left out or empty. */
    String text(String name) {
        var value = sent == null ? null : sent.getFirst(name);
        return value == null || value.isFileItem()
                ? ""
                : value.getValue().replace("\0", "").strip();
    }

    boolean ticked(String name) {
        return !text(name).isEmpty();
    }

    /** A file that was sent along; it is gone when the request is answered. */
    record SentFile(String name, Path path) {}

    Optional<SentFile> file(String name) {
        var value = sent == null ? null : sent.getFirst(name);
        return value == null
                        || !value.isFileItem()
                        || String.valueOf(value.getFileName()).isBlank()
                ? Optional.empty()
                : Optional.of(
                        new SentFile(value.getFileName(), value.getFileItem().getFile()));
    }
}
