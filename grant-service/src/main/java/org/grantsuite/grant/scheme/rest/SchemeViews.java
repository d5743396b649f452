package org.grantsuite.grant.scheme.rest;

import org.grantsuite.grant.api.model.EditionChange;
import org.grantsuite.grant.scheme.EditionDifference.Change;

/** Parts of editions as the contract shows them. */
public final class SchemeViews {
    private SchemeViews() {}

    public static EditionChange change(Change change) {
        return new EditionChange()
                .path(change.path())
                .kind(EditionChange.KindEnum.valueOf(change.kind()))
                .before(change.before())
                .after(change.after());
    }
}
