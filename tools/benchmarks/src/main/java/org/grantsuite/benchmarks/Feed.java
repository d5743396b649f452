package org.grantsuite.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The event feed read from its beginning, page after page, beside a plain cursor over the same rows. */
final class Feed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COUNCIL = "E08000003";
    private static final String EVENTS = """
            insert into event (id, council_code, type, subject, occurred_at, correlation_id, data)
            select gen_random_uuid(), '%s', 'PaymentPosted', '/v1/grants/' || i, now(), 'bench-' || i,
              jsonb_build_object('amount', jsonb_build_object('amount', '12.34', 'currency', 'GBP'), 'sequence', i)
            from generate_series(1, %d) i""";
    private final Stand stand;
    private final Options options;
    private final PrintStream out;

    Feed(Stand stand, Options options, PrintStream out) {
        this.stand = stand;
        this.options = options;
        this.out = out;
    }

    List<Figure> measure() throws IOException, SQLException {
        try (Connection superuser = stand.asSuperuserOfService();
                Statement statement = superuser.createStatement()) {
            statement.execute(EVENTS.formatted(COUNCIL, options.events()));
            statement.execute("vacuum analyze event");
        }
        double plain = plain();
        read();
        double rest = read();
        Figure figure = Figure.atLeast(
                0, "events read over REST, pages of 500", "events/s", rest, plain, "a plain cursor over the rows");
        out.println(figure.line());
        return List.of(figure);
    }

    private double read() throws IOException {
        String token = stand.tokenOf(COUNCIL, "auditor");
        long began = System.nanoTime();
        int seen = 0;
        try (Line line = new Line(stand.port())) {
            String after = "";
            while (true) {
                JsonNode page = JSON.readTree(line.get(token, "/v1/events?limit=500" + after)
                        .expect(200)
                        .body());
                if (page.path("items").isEmpty()) {
                    break;
                }
                seen += page.path("items").size();
                after = "&after=" + page.path("next").asText();
            }
        }
        if (seen != options.events()) {
            throw new IllegalStateException("The feed told " + seen + " of " + options.events() + " events");
        }
        return seen * 1e9 / (System.nanoTime() - began);
    }

    private double plain() throws SQLException {
        try (Connection connection = stand.asService();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set app.council = '" + COUNCIL + "'");
            statement.setFetchSize(500);
            long began = System.nanoTime();
            int seen = 0;
            String sql =
                    "select seq, id, type, subject, occurred_at, correlation_id, data::text from event order by xid, seq";
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    seen += rows.getString(7).isEmpty() ? 0 : 1;
                }
            }
            return seen * 1e9 / (System.nanoTime() - began);
        }
    }
}
