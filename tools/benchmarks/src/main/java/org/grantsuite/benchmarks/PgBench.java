package org.grantsuite.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grantsuite.benchmarks.Payers.Till;
import org.grantsuite.benchmarks.SpokenSql.Spoken;

/**
 * The baseline: PostgreSQL's own load generator runs the SQL of a payment, prepared, as the application's role and behind
 * the wall, one process for each caller, each on the grant of that caller.
 */
final class PgBench {
    private static final Pattern UUID = Pattern.compile("'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'");
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
    private final Stand stand;
    private final Path directory;
    private final List<Spoken> spoken;
    private final Till heardAt;
    private int runs;

    /** @param heardAt the till whose payment was listened to */
    PgBench(Stand stand, Path directory, List<Spoken> spoken, Till heardAt) throws IOException {
        this.stand = stand;
        this.directory = Files.createDirectories(directory);
        this.spoken = spoken;
        this.heardAt = heardAt;
    }

    static String version() {
        try {
            Process process = new ProcessBuilder("pgbench", "--version")
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException absent) {
            throw new IllegalStateException(
                    "pgbench is needed: on Debian `apt-get install postgresql` brings it, elsewhere PostgreSQL's contrib",
                    absent);
        }
    }

    /** Statements of one payment, BEGIN and COMMIT among them. */
    int statements() {
        return spoken.size();
    }

    /** Transactions a second of so many clients. */
    double run(List<Till> tills, int seconds) throws IOException {
        runs++;
        List<Process> clients = new ArrayList<>();
        for (int i = 0; i < tills.size(); i++) {
            Path script = directory.resolve("payment-" + i + ".sql");
            Files.writeString(script, script(tills.get(i), runs * 100 + i));
            clients.add(client(script, seconds));
        }
        double tps = 0;
        for (Process client : clients) {
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher found = TPS.matcher(said);
            if (!found.find() || said.contains("aborted")) {
                throw new IOException("pgbench failed: " + said);
            }
            tps += Double.parseDouble(found.group(1));
        }
        return tps;
    }

    private Process client(Path script, int seconds) throws IOException {
        var database = stand.database();
        var builder = new ProcessBuilder(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-c",
                "1",
                "-j",
                "1",
                "-T",
                String.valueOf(seconds),
                "-D",
                "n=0",
                "-f",
                script.toString(),
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(database.port()),
                "-U",
                database.appRole(),
                database.name());
        builder.environment().put("PGPASSWORD", database.appPassword());
        return builder.redirectErrorStream(true).start();
    }

    /** As pgjdbc sends it: BEGIN travels with the first statement. */
    String script(Till till, int client) {
        StringBuilder script = new StringBuilder("\\set n :n + 1\n\\startpipeline\n");
        Map<String, Integer> fresh = new HashMap<>();
        for (int i = 0; i < spoken.size(); i++) {
            script.append(statement(spoken.get(i), till, client, fresh)).append(";\n");
            if (i == 1) {
                script.append("\\endpipeline\n");
            }
        }
        return script.toString();
    }

    private String statement(Spoken one, Till till, int client, Map<String, Integer> fresh) {
        String sql = one.sql();
        if (sql.startsWith("update reservation")) {
            sql = sql.replaceAll("posted_pence ?= ?\\$\\d+", "posted_pence = posted_pence + 1")
                    .replaceAll("set (.*)version ?= ?\\$\\d+(.*) where", "set $1version = version + 1$2 where")
                    .replaceAll("and version ?= ?\\$\\d+", "and version >= 0");
        }
        return Pattern.compile("\\$(\\d+)")
                .matcher(sql)
                .replaceAll(found -> Matcher.quoteReplacement(value(
                        one.parameters().getOrDefault(Integer.parseInt(found.group(1)), "NULL"), till, client, fresh)));
    }

    /** Ids and the business key are new each time, as the service makes them; all else stays. */
    private String value(String literal, Till till, int client, Map<String, Integer> fresh) {
        if (literal.equals(quoted(heardAt.grantId()))) {
            return quoted(till.grantId());
        }
        if (literal.equals(quoted(heardAt.reservationId()))) {
            return quoted(till.reservationId());
        }
        if (literal.matches("'payment/\\d+'")) {
            return "('pgbench/" + client + "/' || :n::text)";
        }
        if (UUID.matcher(literal).matches() && !literal.equals(quoted(heardAt.decisionId()))) {
            int which = fresh.computeIfAbsent(literal, same -> fresh.size() + 1);
            return String.format("('%06x%02x' || lpad(to_hex(:n::bigint), 24, '0'))::uuid", client, which);
        }
        return literal.indexOf(':') < 0 ? literal : unspoken(literal);
    }

    /** A colon before a letter would be taken for a variable of the script. */
    private static String unspoken(String literal) {
        return "U&" + literal.replace("\\", "\\\\").replace(":", "\\003A");
    }

    private static String quoted(String id) {
        return "'" + id + "'";
    }
}
