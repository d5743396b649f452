package org.grantsuite.grant.paging;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.grantsuite.commons.paging.Cursor;
import org.grantsuite.commons.paging.Page;
import org.jspecify.annotations.Nullable;

/** A repository of things that belong to one grant: found within it, and listed in the order of their ids. */
public abstract class GrantRows<E> implements PanacheRepositoryBase<E, UUID> {
    private final String listName;
    private final Function<E, UUID> id;

    protected GrantRows(String listName, Function<E, UUID> id) {
        this.listName = listName;
        this.id = id;
    }

    public Page<E> page(UUID grantId, @Nullable String cursor, int limit) {
        Optional<UUID> after = Cursor.decode(cursor, listName, grantId);
        List<E> found = after.map(last -> find("grantId = ?1 and id > ?2 order by id", grantId, last))
                .orElseGet(() -> find("grantId = ?1 order by id", grantId))
                .page(0, limit + 1)
                .list();
        return Page.of(found, limit, id, listName, grantId);
    }

    public Optional<E> within(UUID grantId, UUID id) {
        return find("grantId = ?1 and id = ?2", grantId, id).firstResultOptional();
    }
}
