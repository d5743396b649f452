package org.grantsuite.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grantsuite.quickstart.process.Pause;

/**
 * What grant-service says to PostgreSQL for one payment, taken from the server's own log, so that pgbench runs the same SQL
 * whatever the service has become.
 */
final class SpokenSql {
    private static final Pattern RECORD = Pattern.compile(
            "\\S+ \\S+ \\S+ \\[(\\d+)\\] (LOG|DETAIL|STATEMENT|ERROR|HINT|CONTEXT): {2}(.*)", Pattern.DOTALL);
    private static final Pattern EXECUTE =
            Pattern.compile("(?:execute [^:]+|statement): (.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = ('(?:[^']|'')*'|NULL)", Pattern.DOTALL);

    private SpokenSql() {}

    /** @param parameters as SQL literals, by number */
    record Spoken(String sql, Map<Integer, String> parameters) {}

    /** A payment to listen to. */
    interface Deed {
        void happen() throws IOException;
    }

    static List<Spoken> of(Stand stand, Deed deed) throws IOException, SQLException {
        try (Connection superuser = stand.asSuperuser();
                Statement statement = superuser.createStatement()) {
            set(statement, "alter system set log_statement = 'all'");
            long from = Files.size(stand.postgresLog());
            deed.happen();
            set(statement, "alter system reset log_statement");
            return conversation(read(stand.postgresLog(), from));
        }
    }

    private static void set(Statement statement, String sql) throws SQLException {
        statement.execute(sql);
        statement.execute("select pg_reload_conf()");
        Pause.millis(1_000);
    }

    private static String read(Path log, long from) throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
    }

    /** Of the one session that wrote a journal: from its BEGIN to its COMMIT. */
    static List<Spoken> conversation(String log) {
        Map<String, List<Spoken>> sessions = new HashMap<>();
        for (String record : log.split("\n(?!\t)", -1)) {
            Matcher parts = RECORD.matcher(record.replace("\n\t", "\n"));
            if (!parts.matches()) {
                continue;
            }
            List<Spoken> session = sessions.computeIfAbsent(parts.group(1), pid -> new ArrayList<>());
            Matcher execute = EXECUTE.matcher(parts.group(3));
            if (parts.group(2).equals("LOG") && execute.matches()) {
                if (execute.group(1).startsWith("BEGIN") && !writesJournal(session)) {
                    session.clear();
                }
                session.add(new Spoken(execute.group(1).strip(), new HashMap<>()));
            } else if (parts.group(2).equals("DETAIL") && !session.isEmpty()) {
                parameters(parts.group(3), session.get(session.size() - 1).parameters());
            }
        }
        return sessions.values().stream()
                .filter(SpokenSql::writesJournal)
                .findFirst()
                .map(SpokenSql::transaction)
                .orElseThrow(() -> new IllegalStateException("No journal was written while listening"));
    }

    private static void parameters(String detail, Map<Integer, String> found) {
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            found.put(Integer.parseInt(parameter.group(1)), parameter.group(2));
        }
    }

    private static boolean writesJournal(List<Spoken> session) {
        return session.stream().anyMatch(one -> one.sql().contains("insert into journal"));
    }

    private static List<Spoken> transaction(List<Spoken> session) {
        List<Spoken> transaction = new ArrayList<>();
        for (Spoken spoken : session) {
            transaction.add(spoken);
            if (spoken.sql().startsWith("COMMIT")) {
                return transaction;
            }
        }
        throw new IllegalStateException("The journal's transaction was not heard to its end: " + session);
    }
}
