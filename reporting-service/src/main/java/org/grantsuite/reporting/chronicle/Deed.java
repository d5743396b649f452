package org.grantsuite.reporting.chronicle;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done and must be told.
 *
 * @param event past tense; the audit action is the same in capitals
 * @param address path of what changed
 * @param reason in the words of who did it, where it asks for one
 */
public record Deed(
        String event,
        String subjectType,
        UUID subjectId,
        String address,
        Map<String, ?> detail,
        @Nullable String reason) {

    public static Deed of(String event, String subjectType, UUID subjectId, String address, Map<String, ?> detail) {
        return new Deed(event, subjectType, subjectId, address, detail, null);
    }

    public Deed because(@Nullable String words) {
        return new Deed(event, subjectType, subjectId, address, detail, words);
    }

    String action() {
        return event.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
