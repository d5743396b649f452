package org.grantsuite.reporting.providerreturn;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.reporting.providerreturn.domain.SpendItem;

/** The dated items behind returns; never altered. */
@ApplicationScoped
class ItemStore {

    private static final String INSERT = """
            insert into provider_return_item (council_code, provider_return_id, position, measure, description, incurred_on,
              invoiced_on, amount_pence, evidence_reference, document_total_pence)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String FIND = """
            select measure, description, incurred_on, invoiced_on, amount_pence, evidence_reference, document_total_pence
            from provider_return_item where council_code = ? and provider_return_id = ? order by position""";

    private final Jdbc jdbc;
    private final CurrentCouncil council;

    ItemStore(Jdbc jdbc, CurrentCouncil council) {
        this.jdbc = jdbc;
        this.council = council;
    }

    void put(UUID returnId, List<SpendItem> items) {
        if (!items.isEmpty()) {
            jdbc.call(connection -> insert(connection, returnId, items));
        }
    }

    private int insert(Connection connection, UUID returnId, List<SpendItem> items) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < items.size(); i++) {
                var item = items.get(i);
                Object[] values = {
                    council.code(),
                    returnId,
                    i + 1,
                    item.measure(),
                    item.description(),
                    item.incurredOn(),
                    item.invoicedOn(),
                    item.pence(),
                    item.evidenceReference(),
                    item.documentPence()
                };
                for (int column = 0; column < values.length; column++) {
                    statement.setObject(column + 1, values[column]);
                }
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    List<SpendItem> of(UUID returnId) {
        return jdbc.list(
                FIND,
                row -> {
                    long document = row.getLong(7);
                    Long stated = row.wasNull() ? null : document;
                    return new SpendItem(
                            row.getString(1),
                            row.getString(2),
                            row.getObject(3, LocalDate.class),
                            row.getObject(4, LocalDate.class),
                            row.getLong(5),
                            row.getString(6),
                            stated);
                },
                council.code(),
                returnId);
    }
}
