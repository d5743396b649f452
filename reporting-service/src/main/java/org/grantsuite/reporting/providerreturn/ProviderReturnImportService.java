package org.grantsuite.reporting.providerreturn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.commons.csv.CsvRow;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturnImport;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturnStatus;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.jspecify.annotations.Nullable;

/** Takes a file of provider returns whole or not at all. */
@ApplicationScoped
@Transactional
public class ProviderReturnImportService {

    private final ProviderReturnImportRepository imports;
    private final ProviderReturnRepository returns;
    private final ProviderReturnIntake intake;
    private final AcceptanceGuard guard;
    private final Caller caller;
    private final AcceptanceTrail acceptance;

    ProviderReturnImportService(
            ProviderReturnImportRepository imports,
            ProviderReturnRepository returns,
            ProviderReturnIntake intake,
            AcceptanceGuard guard,
            Caller caller,
            AcceptanceTrail acceptance) {
        this.imports = imports;
        this.returns = returns;
        this.intake = intake;
        this.guard = guard;
        this.caller = caller;
        this.acceptance = acceptance;
    }

    /** Accepts with the moment and the note, and tells of it. */
    @ApplicationScoped
    static class AcceptanceTrail {
        private final BusinessClock clock;
        private final ReturnTrail trail;

        AcceptanceTrail(BusinessClock clock, ReturnTrail trail) {
            this.clock = clock;
            this.trail = trail;
        }

        void accept(ProviderReturn candidate, String by, @Nullable String note) {
            candidate.accept(by, clock.now(), note);
            trail.tell("Accepted", candidate, note);
        }
    }

    public ImportSummary take(UUID grantId, String reportingPoint, String body) {
        var template = intake.template(grantId, reportingPoint);
        var file = new ReturnFile(grantId, template, body);
        var statements = read(file, template);
        var stored =
                new ProviderReturnImport(intake.filing(), grantId, reportingPoint, Sha256.hex(body), statements.size());
        imports.persist(stored);
        imports.flush();
        statements.forEach(statement -> intake.store(statement, template, stored.id()));
        returns.flush();
        return summary(stored);
    }

    private List<ProviderStatement> read(ReturnFile file, ReturnTemplate template) {
        var statements = new ArrayList<ProviderStatement>();
        var locations = new HashSet<String>();
        for (var row : file.rows()) {
            var statement = file.statement(row);
            note(file, row, intake.faults(statement, template));
            if (!locations.add(statement.providerId() + "/" + statement.locationId())) {
                file.table().error(row, "location_id", "the location stands twice in the file");
            } else if (returns.hasOpen(statement)) {
                file.table().error(row, "location_id", "the location has a return already");
            }
            statements.add(statement);
        }
        if (statements.isEmpty()) {
            throw Refusal.of(org.grantsuite.commons.problem.RequestProblem.IMPORT_REFUSED, "The file has no lines");
        }
        file.table().requireNoErrors();
        return statements;
    }

    private static void note(ReturnFile file, CsvRow row, List<StatementFault> faults) {
        faults.forEach(fault -> file.table().error(row, fault.column(), fault.message()));
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
        open.forEach(candidate -> acceptance.accept(candidate, caller.subject(), note));
        returns.flush();
        return summary(file);
    }

    private ProviderReturnImport find(UUID importId) {
        return imports.findByIdOptional(importId)
                .orElseThrow(
                        () -> Refusal.of(ProviderReturnProblem.IMPORT_UNKNOWN, "No import has the id " + importId));
    }

    private ImportSummary summary(ProviderReturnImport file) {
        var all = returns.ofImport(file.id());
        long spent = all.stream().mapToLong(one -> one.figures().spentPence()).reduce(0, Math::addExact);
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
