package org.grantsuite.allocation.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.grantsuite.commons.testing.PostgresResource;

/**
 * Holds a refusal to its word: its status, its code, and every row of the council as it was. What the outbox has under
 * way is to be awaited first, for it moves rows in its own time.
 */
public final class Refused {
    /** The memory of requests, and what workers write: of these two the number counts, not the content. */
    private static final String NOT_FACTS = "'idempotency_key', 'audit_entry', 'audit_link', 'event', 'outbox_command'";

    private static final String TABLES = """
            select c.table_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and c.column_name = 'council_code' and t.table_type = 'BASE TABLE'
              and c.table_name not in (%s) order by 1""".formatted(NOT_FACTS);

    private final String council;

    private Refused(String council) {
        this.council = council;
    }

    public static Refused in(Story story) {
        return new Refused(story.council);
    }

    public ValidatableResponse by(int status, String code, Supplier<Response> request) {
        List<String> before = rows();
        ValidatableResponse answer = request.get().then().statusCode(status).body("code", is(code));
        assertThat(rows()).as("after " + code).isEqualTo(before);
        return answer;
    }

    private List<String> rows() {
        try (Connection superuser = PostgresResource.superuser()) {
            String facts = texts(superuser, TABLES).stream()
                    .map(table -> """
                            select '%1$s ' || count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0)
                            from %1$s t where council_code = '%2$s'""".formatted(table, council))
                    .collect(Collectors.joining("\nunion all\n"));
            String told = """
                    select 'told ' || count(*) from event where council_code = '%1$s'
                    union all select 'sent ' || count(*) from outbox_command where council_code = '%1$s'""".formatted(council);
            // Without an order PostgreSQL may answer the parts in any.
            return texts(superuser, facts + "\nunion all\n" + told + "\norder by 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
