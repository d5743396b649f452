package org.grantsuite.reporting.calculation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** D1, D2, D11 and D12. */
final class MoneyCells {

    private final CountedFacts counted;
    private final ReturnFigures figures;

    MoneyCells(CountedFacts counted, ReturnFigures figures) {
        this.counted = counted;
        this.figures = figures;
    }

    List<Cell> direct(Metric metric) {
        var from = Stream.of(LedgerAccounts.DIRECT_SPEND, LedgerAccounts.ADMIN_SPEND)
                .flatMap(account -> journals(account).stream())
                .toList();
        var cells = new ArrayList<>(cell(metric, counted.directPence(), from));
        cells.addAll(ofWhich(metric, LineKind.ACCRUED, "accrued"));
        cells.addAll(ofWhich(metric, LineKind.PREPAID, "prepaid"));
        return cells;
    }

    /** What of D1 rests on a cut-off's judgement; a part of it, never added to it. Left out where there is none. */
    private List<Cell> ofWhich(Metric metric, LineKind kind, String words) {
        var lines = counted.directSpend().stream()
                .filter(line -> line.line().kind() == kind)
                .toList();
        return lines.isEmpty()
                ? List.of()
                : List.of(NewCell.of(metric, CellType.MONEY)
                        .part(kind.name(), metric.label() + ", of which " + words)
                        .value(
                                Figure.twoDecimals(Figure.sum(lines, CountedLine::pence)),
                                lines.stream().map(CountedLine::provenance).toList()));
    }

    List<Cell> transferred(Metric metric) {
        return cell(metric, counted.debitOf(LedgerAccounts.TRANSFERRED), journals(LedgerAccounts.TRANSFERRED));
    }

    /** All that left the council: direct spend and transfers. */
    List<Cell> total(Metric metric) {
        long transferred = counted.debitOf(LedgerAccounts.TRANSFERRED);
        var from = List.of(computed("spent directly", counted.directPence()), computed("transferred", transferred));
        return cell(metric, Math.addExact(counted.directPence(), transferred), from);
    }

    List<Cell> received(Metric metric) {
        var from = counted.touching(LedgerAccounts.GRANT_RECEIVED).stream()
                .map(transfer -> new Provenance(
                        Source.JOURNAL,
                        transfer.journalId() + " " + transfer.businessKey(),
                        Figure.twoDecimals(-transfer.debitOf(LedgerAccounts.GRANT_RECEIVED))))
                .toList();
        return cell(metric, -counted.debitOf(LedgerAccounts.GRANT_RECEIVED), from);
    }

    List<Cell> unspent(Metric metric) {
        var totals = figures.totals();
        var from = List.of(
                computed("received", totals.instalmentsReceivedPence()),
                computed("spent by council and providers", -totals.certifiedSpendPence()));
        return cell(metric, totals.unspentPence(), from);
    }

    List<Cell> notYetSpent(Metric metric) {
        var from = List.of(
                computed("D2", figures.transferredPence()),
                computed("returned by providers", -figures.returnedPence()),
                computed("D4 through providers", -figures.providerByMeasurePence()));
        return cell(metric, figures.notYetSpentPence(), from);
    }

    List<Cell> administration(Metric metric) {
        var from =
                counted.cappedAdminLines().stream().map(CountedLine::provenance).toList();
        return cell(metric, Figure.sum(counted.cappedAdminLines(), CountedLine::pence), from);
    }

    private List<Provenance> journals(String account) {
        return counted.touching(account).stream()
                .map(transfer -> new Provenance(
                        Source.JOURNAL,
                        transfer.journalId() + " " + transfer.businessKey(),
                        Figure.twoDecimals(transfer.debitOf(account))))
                .toList();
    }

    private static Provenance computed(String reference, long pence) {
        return new Provenance(Source.COMPUTED, reference, Figure.twoDecimals(pence));
    }

    private static List<Cell> cell(Metric metric, long pence, List<Provenance> from) {
        return List.of(NewCell.of(metric, CellType.MONEY).value(Figure.twoDecimals(pence), from));
    }
}
