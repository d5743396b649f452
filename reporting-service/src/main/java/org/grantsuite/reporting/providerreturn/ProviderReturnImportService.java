package org.grantsuite.reporting.providerreturn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.id.Ids;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturnImport;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturnStatus;
import org.grantsuite.reporting.providerreturn.file.CsvReturns;
import org.grantsuite.reporting.providerreturn.file.FiledStatement;
import org.grantsuite.reporting.providerreturn.file.StatementReader;
import org.jspecify.annotations.Nullable;

/** Takes a file of provider returns whole or not at all. */
@ApplicationScoped
@Transactional
public class ProviderReturnImportService {

    private final ProviderReturnImportRepository imports;
    private final ProviderReturnRepository returns;
    private final FileIntake intake;
    private final AcceptanceGuard guard;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;
    private final ReturnTrail trail;

    ProviderReturnImportService(
            ProviderReturnImportRepository imports,
            ProviderReturnRepository returns,
            FileIntake intake,
            AcceptanceGuard guard,
            Caller caller,
            BusinessClock clock,
            Ids ids,
            ReturnTrail trail) {
        this.imports = imports;
        this.returns = returns;
        this.intake = intake;
        this.guard = guard;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
        this.trail = trail;
    }

    public ImportSummary take(UUID grantId, String reportingPoint, String body) {
        var judging = intake.judging(grantId, reportingPoint);
        var faults = judging.faults();
        var reader = new StatementReader(grantId, judging.template(), faults);
        CsvReturns.rows(body, judging.template(), faults)
                .forEach(row -> judging.add(new FiledStatement(row, reader.statement(row, List.of()), List.of())));
        judging.filed().forEach(one -> intake.requireOwn(one.statement().providerId()));
        if (judging.count() == 0 && !faults.any()) {
            throw Refusal.of(RequestProblem.IMPORT_REFUSED, "The file has no lines");
        }
        return store(judging, Sha256.hex(body));
    }

    /** @throws Refusal 422 IMPORT_REFUSED when anything in the file is wrong */
    ImportSummary store(FileJudging judging, String contentHash) {
        var judged = judging.judged();
        var template = judging.template();
        var stored = new ProviderReturnImport(
                ids.next(),
                judging.grantId(),
                template.reportingPoint(),
                contentHash,
                judged.size(),
                caller.subject(),
                clock.now());
        imports.persist(stored);
        imports.flush();
        intake.store(judging, judged, stored.id());
        return summary(stored);
    }

    public ImportSummary get(UUID importId) {
        return summary(find(importId));
    }

    public ImportSummary accept(UUID importId, @Nullable String note) {
        var file = find(importId);
        var open = returns.ofImport(importId).stream()
                .filter(candidate -> candidate.status() == ProviderReturnStatus.RECEIVED)
                .toList();
        open.forEach(guard::requireAnotherPerson);
        guard.requireAwards(file.grantId(), open);
        open.forEach(candidate -> accept(candidate, note));
        returns.flush();
        return summary(file);
    }

    private void accept(ProviderReturn candidate, @Nullable String note) {
        candidate.accept(caller.subject(), clock.now(), note, guard.disallowed(candidate));
        trail.tell("Accepted", candidate, note);
    }

    private ProviderReturnImport find(UUID importId) {
        return imports.findByIdOptional(importId)
                .orElseThrow(
                        () -> Refusal.of(ProviderReturnProblem.IMPORT_UNKNOWN, "No import has the id " + importId));
    }

    private ImportSummary summary(ProviderReturnImport file) {
        var all = returns.ofImport(file.id());
        long spent = all.stream().mapToLong(ProviderReturn::spentPence).reduce(0, Math::addExact);
        return new ImportSummary(
                file,
                count(all, ProviderReturnStatus.RECEIVED),
                count(all, ProviderReturnStatus.ACCEPTED),
                count(all, ProviderReturnStatus.REJECTED),
                spent);
    }

    private static int count(List<ProviderReturn> all, ProviderReturnStatus status) {
        return (int) all.stream().filter(one -> one.status() == status).count();
    }
}
