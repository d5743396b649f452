package org.grantsuite.quickstart.invariant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.grantsuite.quickstart.invariant.RawLines.Award;
import org.grantsuite.quickstart.invariant.RawLines.AwardLine;
import org.grantsuite.quickstart.invariant.RawLines.Certificate;
import org.grantsuite.quickstart.invariant.RawLines.Comeback;
import org.grantsuite.quickstart.invariant.RawLines.CumulativeFigure;
import org.grantsuite.quickstart.invariant.RawLines.Departure;
import org.grantsuite.quickstart.invariant.RawLines.DirectLine;
import org.grantsuite.quickstart.invariant.RawLines.Entry;
import org.grantsuite.quickstart.invariant.RawLines.FrozenRun;
import org.grantsuite.quickstart.invariant.RawLines.Held;
import org.grantsuite.quickstart.invariant.RawLines.Journal;
import org.grantsuite.quickstart.invariant.RawLines.Ledger;
import org.grantsuite.quickstart.invariant.RawLines.Location;
import org.grantsuite.quickstart.invariant.RawLines.Locked;
import org.grantsuite.quickstart.invariant.RawLines.Payment;
import org.grantsuite.quickstart.invariant.RawLines.Plan;
import org.grantsuite.quickstart.invariant.RawLines.Pot;
import org.grantsuite.quickstart.invariant.RawLines.ProviderReturn;
import org.grantsuite.quickstart.invariant.RawLines.Receipt;
import org.grantsuite.quickstart.invariant.RawLines.Records;
import org.grantsuite.quickstart.invariant.RawLines.Reports;
import org.grantsuite.quickstart.invariant.RawLines.RunLine;
import org.grantsuite.quickstart.invariant.RawLines.Shares;
import org.grantsuite.quickstart.invariant.RawLines.Submission;
import org.grantsuite.quickstart.invariant.RawLines.WorkingDays;

/** £10.00 that keep every invariant: £7.00 shared by 1:2 units, one award declined, £2.50 spent directly. */
final class RawLinesFixture {
    static final LocalDate RECEIVED = LocalDate.of(2021, 12, 17);
    static final LocalDate PAID = LocalDate.of(2022, 1, 18);

    final List<Journal> journals = new ArrayList<>(List.of(
            new Journal("j1", "RECEIPT", "receipt/BACS-1"),
            new Journal("j2", "TRANSFER", "payment/p1"),
            new Journal("j3", "DIRECT_SPEND", "direct/GL-1"),
            new Journal("j4", "ADMIN_SPEND", "direct/GL-2")));
    final List<Entry> entries = new ArrayList<>(List.of(
            new Entry("j1", RECEIVED, "GRANT_CASH", 1000, 0),
            new Entry("j1", RECEIVED, "GRANT_RECEIVED", 0, 1000),
            new Entry("j2", PAID, "TRANSFERRED", 467, 0),
            new Entry("j2", PAID, "GRANT_CASH", 0, 467),
            new Entry("j3", PAID, "DIRECT_SPEND", 240, 0),
            new Entry("j3", PAID, "GRANT_CASH", 0, 240),
            new Entry("j4", PAID, "ADMIN_SPEND", 10, 0),
            new Entry("j4", PAID, "GRANT_CASH", 0, 10)));
    final List<Held> held = new ArrayList<>(List.of(new Held(RECEIVED, 1000), new Held(PAID, 283)));
    final List<Receipt> receipts = new ArrayList<>(List.of(new Receipt("BACS-1", "j1")));
    final List<DirectLine> direct =
            new ArrayList<>(List.of(new DirectLine("NONE", 240), new DirectLine("DISTRIBUTION_AND_REPORTING", 10)));
    final List<Plan> plans = new ArrayList<>(List.of(new Plan("plan", 1000, 1000, 50)));
    final List<Pot> pots =
            new ArrayList<>(List.of(new Pot("plan", "CARE", true, 700), new Pot("plan", "HUB", false, 250)));
    final List<RunLine> runLines = new ArrayList<>(
            List.of(new RunLine("plan", "CARE", "a", 1, 233), new RunLine("plan", "CARE", "b", 2, 467)));
    final List<FrozenRun> frozenRuns = new ArrayList<>(List.of(new FrozenRun("run", "f00d", "f00d")));
    final List<Award> awards =
            new ArrayList<>(List.of(new Award("wa", "DECLINED", 233, 0), new Award("wb", "ACCEPTED", 467, 467)));
    final List<AwardLine> awardLines = new ArrayList<>(
            List.of(new AwardLine("wa", "plan", "CARE", 233), new AwardLine("wb", "plan", "CARE", 467)));
    final List<Payment> payments = new ArrayList<>(List.of(new Payment("p1", "wb", "B", "LB", RECEIVED, PAID, 467)));
    final List<Location> locations = new ArrayList<>(
            List.of(new Location("LB", true, LocalDate.of(2015, 4, 1), Optional.of(LocalDate.of(2022, 2, 1)))));
    final List<ProviderReturn> returns = new ArrayList<>(List.of(new ProviderReturn("B", "LB", 400, 0, 67)));
    final List<CumulativeFigure> figures = new ArrayList<>(List.of(
            new CumulativeFigure("D1", 0, 250, ""), new CumulativeFigure("D2", 500, 467, "a payment reversed")));
    final List<Certificate> certificates = new ArrayList<>(List.of(new Certificate("c0de", "c0de", "c0de")));
    final List<Submission> submissions = new ArrayList<>(List.of(new Submission("r1", 1), new Submission("r2", 1)));
    final List<Locked> locked = new ArrayList<>(List.of(new Locked("1ock", "1ock", "FIGURES_LOCKED")));
    final List<Comeback> comebacks = new ArrayList<>(List.of(new Comeback("B", 60), new Comeback("B", 7)));
    final List<WorkingDays> deadlines =
            new ArrayList<>(List.of(new WorkingDays(RECEIVED, 20, LocalDate.of(2022, 1, 19))));
    final List<String> moneyTexts = new ArrayList<>(List.of("\"10.00\"", "\"-0.01\""));
    final List<Departure> overrides =
            new ArrayList<>(List.of(new Departure("award declined", "manager", "2022-01-10", "no time left")));

    RawLines lines() {
        return new RawLines(
                new Ledger(journals, entries, held, receipts, direct, 10),
                new Shares(plans, pots, runLines, frozenRuns, awards, awardLines, payments, locations),
                new Reports(returns, figures, certificates, submissions, locked, comebacks),
                new Records(deadlines, moneyTexts, overrides));
    }
}
