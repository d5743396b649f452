package org.grantsuite.grant.spend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.paging.Page;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.commons.problem.Violation;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Deed;
import org.grantsuite.grant.grant.GrantService;
import org.grantsuite.grant.grant.persistence.GrantLock;
import org.grantsuite.grant.spend.SpendDesk.Checked;
import org.grantsuite.grant.spend.SpendFile.Line;
import org.grantsuite.grant.spend.domain.SpendImport;
import org.grantsuite.grant.spend.domain.SpendLinks;
import org.grantsuite.grant.spend.domain.SpendTold;
import org.grantsuite.grant.spend.persistence.DirectSpendRepository;
import org.grantsuite.grant.spend.persistence.SpendImportRepository;
import org.grantsuite.grant.warning.Warning;
import org.jspecify.annotations.Nullable;

/** Takes files out of the general ledger: whole or not at all, and each once (invariant 12). */
@ApplicationScoped
public class SpendImportService {
    private static final int MOST_TOLD = 100;
    private final SpendImportRepository imports;
    private final DirectSpendRepository lines;
    private final SpendDesk desk;
    private final GrantService grants;
    private final GrantLock lock;
    private final Chronicle chronicle;

    SpendImportService(
            SpendImportRepository imports,
            DirectSpendRepository lines,
            SpendDesk desk,
            GrantService grants,
            GrantLock lock,
            Chronicle chronicle) {
        this.imports = imports;
        this.lines = lines;
        this.desk = desk;
        this.grants = grants;
        this.lock = lock;
        this.chronicle = chronicle;
    }

    /** A warning and the line of the file it is about. */
    public record LineWarning(int line, Warning warning) {}

    /** @param booked absent on a dry run */
    public record Outcome(
            @Nullable SpendImport booked,
            boolean replayed,
            String contentHash,
            int lineCount,
            Money total,
            List<LineWarning> warnings) {}

    private record Judged(int line, Checked checked) {}

    @Transactional
    public Outcome take(UUID grantId, String body, boolean dryRun) {
        lock.take(grantId);
        String hash = Sha256.hex(body);
        var held = imports.findContent(grantId, hash);
        if (held.isPresent()) {
            return shown(held.get(), true);
        }
        List<Judged> judged = judge(grantId, SpendFile.read(grantId, body));
        Money total = judged.stream().map(one -> one.checked().told().amount()).reduce(Money.ZERO, Money::plus);
        if (dryRun) {
            return new Outcome(null, false, hash, judged.size(), total, warnings(judged));
        }
        var taken = new SpendImport(chronicle.stamp(), grantId, hash, judged.size(), total);
        imports.persistAndFlush(taken);
        judged.forEach(one -> desk.book(one.checked(), SpendLinks.imported(taken.id(), one.line())));
        lines.flush();
        chronicle.tell(deed(taken));
        return new Outcome(taken, false, hash, judged.size(), total, warnings(judged));
    }

    private List<Judged> judge(UUID grantId, List<Line> file) {
        if (file.isEmpty()) {
            throw refused(List.of(Violation.at(1, "", "the file has no line beside its header")));
        }
        List<SpendTold> told = file.stream().map(Line::told).toList();
        RunningBook book = desk.open(grants.get(grantId), told);
        List<Judged> judged = new ArrayList<>();
        List<Violation> faults = new ArrayList<>();
        for (Line line : file) {
            try {
                judged.add(new Judged(line.number(), desk.check(book, line.told())));
            } catch (Refusal refusal) {
                faults.add(fault(line.number(), refusal));
            }
        }
        if (!faults.isEmpty()) {
            throw refused(faults);
        }
        return judged;
    }

    private static Violation fault(int line, Refusal refusal) {
        String field =
                refusal.violations().stream().map(Violation::field).findFirst().orElse("");
        return new Violation(
                null,
                String.valueOf(refusal.getMessage()),
                "body",
                line,
                SpendFile.column(field),
                refusal.code().name());
    }

    private static Refusal refused(List<Violation> faults) {
        return Refusal.of(
                        RequestProblem.IMPORT_REFUSED,
                        faults.size() + " line(s) cannot be charged; nothing of the file was booked")
                .violations(faults.subList(0, Math.min(MOST_TOLD, faults.size())));
    }

    private static List<LineWarning> warnings(List<Judged> judged) {
        return judged.stream()
                .flatMap(one ->
                        one.checked().judged().warnings().stream().map(warning -> new LineWarning(one.line(), warning)))
                .limit(MOST_TOLD)
                .toList();
    }

    private Outcome shown(SpendImport held, boolean replayed) {
        List<LineWarning> warnings = new ArrayList<>();
        lines.ofImport(held.id()).forEach(line -> {
            int number = line.importLine() == null ? 0 : line.importLine();
            line.warnings().forEach(warning -> warnings.add(new LineWarning(number, warning)));
        });
        return new Outcome(
                held,
                replayed,
                held.contentHash(),
                held.lineCount(),
                held.total(),
                List.copyOf(warnings.subList(0, Math.min(MOST_TOLD, warnings.size()))));
    }

    @Transactional
    public Outcome get(UUID grantId, UUID importId) {
        grants.get(grantId);
        return imports.within(grantId, importId)
                .map(held -> shown(held, false))
                .orElseThrow(() -> Refusal.of(
                        SpendProblem.DIRECT_SPEND_IMPORT_UNKNOWN, "The grant has no import with the id " + importId));
    }

    @Transactional
    public Page<SpendImport> list(UUID grantId, @Nullable String cursor, int limit) {
        grants.get(grantId);
        return imports.page(grantId, cursor, limit);
    }

    private static Deed deed(SpendImport taken) {
        return Deed.of(
                "DirectSpendImported",
                "direct-spend-import",
                taken.id(),
                "/v1/grants/" + taken.grantId() + "/direct-spend-imports/" + taken.id(),
                Map.of(
                        "grantId", taken.grantId(),
                        "contentHash", taken.contentHash(),
                        "lines", taken.lineCount(),
                        "total", taken.total()));
    }
}
