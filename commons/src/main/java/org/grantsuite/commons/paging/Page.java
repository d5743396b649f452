package org.grantsuite.commons.paging;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list ordered by id. */
public record Page<T>(List<T> items, @Nullable String next) {

    /** @param found up to {@code limit + 1} rows: the one too many says that there is a next page */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, UUID> id, @Nullable Object... filter) {
        if (found.size() <= limit) {
            return new Page<>(List.copyOf(found), null);
        }
        List<T> items = List.copyOf(found.subList(0, limit));
        return new Page<>(items, Cursor.encode(id.apply(items.get(limit - 1)), filter));
    }

    public <R> List<R> map(Function<T, R> view) {
        return items.stream().map(view).toList();
    }
}
