package org.grantsuite.reporting.providerreturn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.grantsuite.reporting.calculation.ReturnTemplate;
import org.grantsuite.reporting.grantclient.EditionsInForce.PointRules;
import org.grantsuite.reporting.providerreturn.domain.ProviderStatement;
import org.grantsuite.reporting.providerreturn.domain.ReturnVersion;
import org.grantsuite.reporting.providerreturn.file.FileFaults;
import org.grantsuite.reporting.providerreturn.file.FiledStatement;

/** Judges the statements of one file: each by itself as it is read, all against the others' before anything is stored. */
final class FileJudging {

    private final UUID grantId;
    private final PointRules rules;
    private final LocalDate today;
    private final Set<String> taken;
    private final FileFaults faults = new FileFaults();
    private final List<FiledStatement> filed = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private Function<List<ProviderStatement>, CrossCheck> others =
            none -> new CrossCheck(java.util.Map.of(), List.of(), Set.of(), java.util.Map.of());

    /** @param taken provider and location of what has a return already */
    FileJudging(UUID grantId, PointRules rules, LocalDate today, Set<String> taken) {
        this.grantId = grantId;
        this.rules = rules;
        this.today = today;
        this.taken = taken;
    }

    FileJudging against(Function<List<ProviderStatement>, CrossCheck> reading) {
        others = reading;
        return this;
    }

    void add(FiledStatement one) {
        StatementCheck.faults(one.statement(), template(), today).forEach(fault -> faults.add(fault.in(one)));
        var place = one.statement().place();
        if (!seen.add(place)) {
            faults.error(
                    one.row().sheet(),
                    one.row().row(),
                    "location_id",
                    "LOCATION_TWICE",
                    "the location stands twice in the file");
        } else if (taken.contains(place)) {
            faults.error(
                    one.row().sheet(),
                    one.row().row(),
                    "location_id",
                    ProviderReturnProblem.PROVIDER_RETURN_EXISTS.name(),
                    "the location has a return already");
        }
        filed.add(one);
    }

    int count() {
        return filed.size();
    }

    long spentPence() {
        return filed.stream().mapToLong(one -> one.statement().spentPence()).reduce(0, Math::addExact);
    }

    List<FiledStatement> filed() {
        return List.copyOf(filed);
    }

    FileFaults faults() {
        return faults;
    }

    UUID grantId() {
        return grantId;
    }

    PointRules rules() {
        return rules;
    }

    ReturnTemplate template() {
        return rules.template();
    }

    /** @throws org.grantsuite.commons.problem.Refusal 422 IMPORT_REFUSED with every fault in its place */
    List<Judged> judged() {
        faults.requireNone();
        var check = others.apply(filed.stream().map(FiledStatement::statement).toList());
        var judged = filed.stream().map(one -> judge(one, check)).toList();
        faults.requireNone();
        return judged;
    }

    private Judged judge(FiledStatement one, CrossCheck check) {
        var found = new ArrayList<>(StatementCheck.faults(one.statement(), template(), today));
        found.removeIf(StatementFault::isError);
        var crossed = check.faults(one.statement());
        crossed.forEach(fault -> faults.add(fault.in(one)));
        found.addAll(crossed);
        return new Judged(
                one.statement(), found.stream().map(fault -> fault.in(one)).toList(), ReturnVersion.first());
    }
}
