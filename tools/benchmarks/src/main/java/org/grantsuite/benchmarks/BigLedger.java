package org.grantsuite.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.grantsuite.benchmarks.Payers.Till;

/** One grant's ledger of a million lines: its trial balance and its pages, beside one plain pass of SQL over the rows. */
final class BigLedger {
    private static final int LINES_EACH = 2;
    private static final int ASKS = 5;
    private static final String JOURNALS = """
            insert into journal (id, council_code, grant_id, sequence, kind, value_on, posted_at, business_key, content_hash,
              description, posting_route, acting_person)
            select (lpad(to_hex(i), 8, '0') || '00007000800000000000beef')::uuid, '%s', '%s', 1000000 + i, 'DIRECT_SPEND',
              date '2021-10-21' + i %% 160, now(), 'bulk/' || i, repeat('0', 64), 'Bulk', 'ORIGINATED_IN_GL', 'bench'
            from generate_series(1, %d) i""";
    private static final String TRANSFERS = """
            insert into transfer (council_code, journal_id, line, debit_account, credit_account, amount_pence, pot_code)
            select '%s', (lpad(to_hex(i), 8, '0') || '00007000800000000000beef')::uuid, line,
              case line when 1 then 'DIRECT_SPEND' else 'ADMIN_SPEND' end, 'GRANT_CASH', 1 + i %% 9999, 'HUB'
            from generate_series(1, %d) i, generate_series(1, %d) line""";
    private static final String PLAIN = """
            select t.debit_account, t.credit_account, sum(t.amount_pence)
            from journal j join transfer t on t.council_code = j.council_code and t.journal_id = j.id
            where j.grant_id = ?::uuid and j.value_on <= date '2022-03-31' group by 1, 2""";

    private final Stand stand;
    private final Options options;
    private final PrintStream out;

    BigLedger(Stand stand, Options options, PrintStream out) {
        this.stand = stand;
        this.options = options;
        this.out = out;
    }

    List<Figure> measure() throws IOException, SQLException {
        Till till = openGrant();
        fill(till.grantId());
        String path = "/v1/grants/" + till.grantId();
        double plain = plain(till.grantId());
        List<Figure> figures = new ArrayList<>();
        String of = "one pass of SQL over the rows";
        try (Line line = new Line(stand.port())) {
            String lines = String.format(Locale.UK, "%,d lines", options.lines());
            double trial = ask(line, path + "/ledger/trial-balance?asOf=2022-03-31");
            figures.add(Figure.atMost(2, "trial balance, " + lines, "ms", trial, plain, of));
            double balances = ask(line, path + "/ledger/balances?asOf=2022-03-31");
            figures.add(Figure.atMost(2, "balances and position, " + lines, "ms", balances, plain, of));
            double page = ask(line, path + "/journals?limit=500&from=2022-03-01");
            figures.add(Figure.atMost(0, "page of 500 journals, " + lines, "ms", page, plain, of));
        }
        figures.forEach(one -> out.println(one.line()));
        return figures;
    }

    private Till openGrant() throws IOException {
        Payers payers = new Payers(stand);
        payers.open(1, options.root());
        return payers.tills().get(0);
    }

    /** By plain SQL as the application's role, all in one transaction, so that every trigger and check has its say. */
    private void fill(String grantId) throws SQLException {
        int journals = options.lines() / LINES_EACH;
        long began = System.nanoTime();
        try (Connection service = stand.asService();
                Statement statement = service.createStatement()) {
            service.setAutoCommit(false);
            statement.execute(JOURNALS.formatted(Stand.COUNCIL, grantId, journals));
            statement.execute(TRANSFERS.formatted(Stand.COUNCIL, journals, LINES_EACH));
            service.commit();
        }
        try (Connection superuser = stand.asSuperuserOfService();
                Statement statement = superuser.createStatement()) {
            statement.execute("vacuum analyze journal, transfer");
        }
        out.printf("Filled a ledger in %.1f s%n", (System.nanoTime() - began) / 1e9);
    }

    private double plain(String grantId) throws SQLException {
        try (Connection connection = stand.asService();
                PreparedStatement statement = connection.prepareStatement(PLAIN)) {
            statement.setString(1, grantId);
            double[] took = new double[ASKS];
            for (int i = 0; i < ASKS; i++) {
                long began = System.nanoTime();
                statement.executeQuery().close();
                took[i] = (System.nanoTime() - began) / 1e6;
            }
            return median(took);
        }
    }

    private double ask(Line line, String path) throws IOException {
        String token = stand.token("finance");
        double[] took = new double[ASKS];
        for (int i = 0; i < ASKS; i++) {
            long began = System.nanoTime();
            line.get(token, path).expect(200);
            took[i] = (System.nanoTime() - began) / 1e6;
        }
        return median(took);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
