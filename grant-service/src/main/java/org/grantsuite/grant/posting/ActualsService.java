package org.grantsuite.grant.posting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.grantsuite.commons.csv.CsvLayout;
import org.grantsuite.commons.csv.CsvRow;
import org.grantsuite.commons.csv.CsvTable;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.posting.domain.ChartMapping;
import org.grantsuite.grant.posting.domain.ChartOfAccounts;
import org.grantsuite.grant.posting.domain.LineSide;
import org.grantsuite.grant.posting.domain.PostingLine.Origin;
import org.grantsuite.grant.posting.domain.Reconciling;
import org.grantsuite.grant.posting.domain.Reconciling.Item;
import org.grantsuite.grant.posting.domain.Reconciling.Ours;
import org.grantsuite.grant.posting.persistence.ActualsStore;
import org.grantsuite.grant.posting.persistence.ActualsStore.ActualLine;
import org.grantsuite.grant.posting.persistence.ActualsStore.ActualsImport;
import org.grantsuite.grant.posting.persistence.ActualsStore.Coverage;
import org.grantsuite.grant.posting.persistence.ActualsStore.Side;
import org.grantsuite.grant.posting.persistence.ActualsStore.Told;
import org.grantsuite.grant.posting.persistence.ChartStore;
import org.jspecify.annotations.Nullable;

/** Reads the general ledger back and holds it against ours. */
@ApplicationScoped
public class ActualsService {
    private static final int MOST_SIDES = 200_000;
    private static final CsvLayout LAYOUT = new CsvLayout(
            List.of("ledger_reference", "control_account", "posted_on", "amount", "reference"),
            List.of("description"),
            50_000);

    private final ActualsStore store;
    private final ChartStore charts;
    private final Chronicle chronicle;

    ActualsService(ActualsStore store, ChartStore charts, Chronicle chronicle) {
        this.store = store;
        this.charts = charts;
        this.chronicle = chronicle;
    }

    public record Compared(ActualsImport imported, List<Item> items) {}

    @Transactional
    public ActualsImport take(String body, Coverage coverage, String label) {
        if (coverage.to().isBefore(coverage.from())) {
            throw Refusal.of(PostingProblem.ACTUALS_PERIOD_REVERSED, "From " + coverage.from() + " to " + coverage.to())
                    .at("to", "give the last day of the period");
        }
        List<ActualLine> lines = read(body, coverage);
        Money total = total(lines);
        var stamp = chronicle.stamp();
        var imported = new ActualsImport(
                stamp.id(), label, coverage, lines.size(), total, Sha256.hex(body), new Told(stamp.at(), stamp.by()));
        store.insert(imported, lines);
        chronicle.tell(Deed.of(
                "ActualsImported",
                "actuals-import",
                imported.id(),
                "/v1/actuals-imports/" + imported.id(),
                Map.of("lineCount", lines.size(), "total", total, "contentHash", imported.contentHash())));
        return imported;
    }

    private static List<ActualLine> read(String body, Coverage coverage) {
        CsvTable table = CsvTable.parse(body, LAYOUT);
        Set<String> seen = new HashSet<>();
        List<ActualLine> lines = new ArrayList<>();
        for (CsvRow row : table.rows()) {
            ActualLine line = line(row);
            if (!seen.add(line.ledgerReference())) {
                table.error(row, "ledger_reference", line.ledgerReference() + " stands twice");
            }
            if (!coverage.controlAccounts().contains(line.controlAccount())) {
                table.error(row, "control_account", line.controlAccount() + " is not among those the file covers");
            }
            if (line.postedOn().isBefore(coverage.from()) || line.postedOn().isAfter(coverage.to())) {
                table.error(row, "posted_on", line.postedOn() + " lies outside the period");
            }
            lines.add(line);
        }
        table.requireNoErrors();
        return lines;
    }

    private static Money total(List<ActualLine> lines) {
        BigInteger total = BigInteger.ZERO;
        for (ActualLine line : lines) {
            total = total.add(BigInteger.valueOf(line.amount().pence()));
            if (total.bitLength() >= Long.SIZE) {
                throw Refusal.of(
                                PostingProblem.ACTUALS_TOTAL_TOO_LARGE,
                                "The amounts up to line " + line.line() + " make more than can be held")
                        .at("line " + line.line(), "check the amounts, or import a shorter period");
            }
        }
        return Money.ofPence(total.longValueExact());
    }

    private static ActualLine line(CsvRow row) {
        return new ActualLine(
                row.line(),
                row.text("ledger_reference"),
                row.text("control_account"),
                row.date("posted_on"),
                row.money("amount"),
                row.find("reference").orElse(""),
                row.find("description").orElse(null));
    }

    @Transactional
    public ActualsImport get(UUID id) {
        return store.find(id)
                .orElseThrow(() -> Refusal.of(PostingProblem.ACTUALS_IMPORT_UNKNOWN, "No import has the id " + id));
    }

    @Transactional
    public Page<ActualsImport> list(@Nullable String cursor, int limit) {
        return store.page(cursor, limit);
    }

    @Transactional
    public Compared reconcile(UUID id) {
        ActualsImport imported = get(id);
        LocalDate from = imported.coverage().from();
        var sides = store.sides(from, imported.coverage().to(), MOST_SIDES + 1);
        if (sides.size() > MOST_SIDES) {
            throw Refusal.of(
                    PostingProblem.RECONCILIATION_TOO_LARGE,
                    "More than " + MOST_SIDES + " sides fall into the period; import a shorter one");
        }
        ChartOfAccounts chart = charts.chart();
        var ours = sides.stream()
                .flatMap(side -> ours(side, chart, imported.coverage()))
                .toList();
        return new Compared(imported, Reconciling.compare(ours, store.lines(id)));
    }

    private static Stream<Ours> ours(Side side, ChartOfAccounts chart, Coverage coverage) {
        String account = side.batched()
                ? side.controlAccount()
                : chart.find(side.use(), side.valueOn())
                        .map(ChartMapping::controlAccount)
                        .orElse(null);
        if (account == null || !coverage.controlAccounts().contains(account)) {
            return Stream.empty();
        }
        Money amount = side.debit() ? side.amount() : side.amount().negated();
        return Stream.of(new Ours(account, reference(side), side.journalId(), amount));
    }

    /** What the general ledger would call it: our line, the line it came from, or the key of the invoice. */
    private static String reference(Side side) {
        if (side.journalRoute()) {
            return Origin.reference(side.journalId(), side.transfer(), side.debit() ? LineSide.DEBIT : LineSide.CREDIT);
        }
        return side.generalLedgerReference() == null ? side.businessKey() : side.generalLedgerReference();
    }
}
