package org.grantsuite.reporting.providerreturn.file;

import java.util.List;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;

/**
 * A statement and where in the file it and its items stand.
 *
 * @param itemRows row of each item in the sheet of items, in the statement's order
 */
public record FiledStatement(SourceRow row, ProviderStatement statement, List<Integer> itemRows) {

    public static final String ITEMS = TemplateKey.ITEMS;

    public FiledStatement {
        itemRows = List.copyOf(itemRows);
    }
}
