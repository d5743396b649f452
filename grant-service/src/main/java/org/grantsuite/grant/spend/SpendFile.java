package org.grantsuite.grant.spend;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.grantsuite.commons.csv.CsvLayout;
import org.grantsuite.commons.csv.CsvRow;
import org.grantsuite.commons.csv.CsvTable;
import org.grantsuite.commons.money.Money;
import org.grantsuite.grant.spend.domain.AdminKind;
import org.grantsuite.grant.spend.domain.Increment;
import org.grantsuite.grant.spend.domain.Purchase;
import org.grantsuite.grant.spend.domain.SpendTold;
import org.grantsuite.grant.spend.domain.VatTold;
import org.jspecify.annotations.Nullable;

/** Reads a file of the general ledger, line by line, into direct spend as it is told. */
final class SpendFile {
    static final int MOST_ROWS = 2_000;
    private static final int REFERENCE = 60;
    private static final int LONG_REFERENCE = 200;
    private static final int MOST_USES = 40;
    private static final Pattern POT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,59}");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");
    private static final Pattern VAT_CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,19}");
    private static final List<String> REQUIRED = List.of(
            "potCode", "adminKind", "description", "incurredOn", "amount", "generalLedgerReference", "newExpenditure");
    private static final List<String> OPTIONAL = List.of(
            "measure",
            "invoicedOn",
            "justification",
            "uses",
            "evidenceReference",
            "evidenceTotal",
            "providerReference",
            "serviceFrom",
            "serviceTo",
            "commitmentEndsOn",
            "paidOn",
            "vatCode",
            "vatNet",
            "vatAmount",
            "baseline",
            "baselineTotal",
            "baselineNote");

    private final UUID grantId;
    private final CsvTable table;

    private SpendFile(UUID grantId, CsvTable table) {
        this.grantId = grantId;
        this.table = table;
    }

    /** A line of the file and where it stands. */
    record Line(int number, SpendTold told) {}

    /** @throws org.grantsuite.commons.problem.Refusal 422 IMPORT_REFUSED with every fault of form, by line and column */
    static List<Line> read(UUID grantId, String body) {
        var file = new SpendFile(grantId, CsvTable.parse(body, new CsvLayout(REQUIRED, OPTIONAL, MOST_ROWS)));
        List<Line> lines = new ArrayList<>();
        for (CsvRow row : file.table.rows()) {
            lines.add(new Line(row.line(), file.told(row)));
        }
        file.table.requireNoErrors();
        return lines;
    }

    /** The column of a field of the request. */
    static String column(String field) {
        return switch (field) {
            case "vat.code" -> "vatCode";
            case "vat.net" -> "vatNet";
            case "vat.tax" -> "vatAmount";
            default -> field;
        };
    }

    private SpendTold told(CsvRow row) {
        return new SpendTold(
                grantId,
                matching(row, "potCode", POT, row.text("potCode")),
                optional(row, "measure", CODE),
                adminKind(row),
                row.text("description"),
                row.date("incurredOn"),
                row.findDate("invoicedOn"),
                positive(row, "amount"),
                atMost(row, "generalLedgerReference", REFERENCE, row.text("generalLedgerReference")),
                row.yes("newExpenditure"),
                row.find("justification").orElse(null),
                uses(row),
                reference(row, "evidenceReference"),
                vat(row),
                increment(row),
                purchase(row));
    }

    private AdminKind adminKind(CsvRow row) {
        String text = row.text("adminKind");
        for (AdminKind kind : AdminKind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        if (!text.isEmpty()) {
            table.error(row, "adminKind", "one of " + List.of(AdminKind.values()) + " is needed, not '" + text + "'");
        }
        return AdminKind.NONE;
    }

    private Money positive(CsvRow row, String column) {
        Money money = row.money(column);
        if (!money.isPositive() && row.find(column).filter(SpendFile::isMoney).isPresent()) {
            table.error(row, column, "more than zero is needed; a correction is a reversal");
        }
        return money;
    }

    private static boolean isMoney(String text) {
        return text.matches("-?\\d{1,15}\\.\\d{2}");
    }

    private Set<String> uses(CsvRow row) {
        Set<String> uses = row.find("uses")
                .map(text -> Set.copyOf(List.of(text.split("\\s+"))))
                .orElse(Set.of());
        if (uses.size() > MOST_USES) {
            table.error(row, "uses", "at most " + MOST_USES + " codes");
        }
        uses.forEach(use -> matching(row, "uses", CODE, use));
        return uses;
    }

    private @Nullable VatTold vat(CsvRow row) {
        if (absent(row, "vatCode", "vatNet", "vatAmount")) {
            return null;
        }
        String code = matching(row, "vatCode", VAT_CODE, row.text("vatCode"));
        Money tax = row.money("vatAmount");
        if (tax.isNegative()) {
            table.error(row, "vatAmount", "zero or more is needed");
        }
        return new VatTold(code, positive(row, "vatNet"), tax);
    }

    private @Nullable Increment increment(CsvRow row) {
        return absent(row, "baseline", "baselineTotal", "baselineNote")
                ? null
                : Increment.of(positive(row, "baseline"), positive(row, "baselineTotal"), row.text("baselineNote"));
    }

    private Purchase purchase(CsvRow row) {
        return new Purchase(
                reference(row, "providerReference"),
                row.findDate("serviceFrom"),
                row.findDate("serviceTo"),
                row.find("evidenceTotal").isEmpty()
                        ? null
                        : positive(row, "evidenceTotal").pence(),
                row.findDate("commitmentEndsOn"),
                row.findDate("paidOn"));
    }

    private static boolean absent(CsvRow row, String... columns) {
        return List.of(columns).stream().allMatch(column -> row.find(column).isEmpty());
    }

    private @Nullable String reference(CsvRow row, String column) {
        return row.find(column)
                .map(text -> atMost(row, column, LONG_REFERENCE, text))
                .orElse(null);
    }

    private @Nullable String optional(CsvRow row, String column, Pattern pattern) {
        return row.find(column)
                .map(text -> matching(row, column, pattern, text))
                .orElse(null);
    }

    private String matching(CsvRow row, String column, Pattern pattern, String text) {
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            table.error(row, column, "not a code of the right form: '" + text + "'");
        }
        return text;
    }

    private String atMost(CsvRow row, String column, int most, String text) {
        if (text.length() > most) {
            table.error(row, column, "at most " + most + " characters");
        }
        return text;
    }
}
