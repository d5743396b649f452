package org.grantsuite.reporting.providerreturn;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.clock.BusinessClock;
import org.grantsuite.reporting.obligation.DueDates;
import org.grantsuite.reporting.providerreturn.domain.ProviderReturn;

/** The way in for files: opens their judging, and stores what passed it. */
@ApplicationScoped
class FileIntake {

    private final ProviderReturnIntake intake;
    private final StatementJudge judge;
    private final ReturnHistory history;
    private final DueDates dueDates;
    private final BusinessClock clock;

    FileIntake(
            ProviderReturnIntake intake,
            StatementJudge judge,
            ReturnHistory history,
            DueDates dueDates,
            BusinessClock clock) {
        this.intake = intake;
        this.judge = judge;
        this.history = history;
        this.dueDates = dueDates;
        this.clock = clock;
    }

    FileJudging judging(UUID grantId, String reportingPoint) {
        var rules = intake.rules(grantId, reportingPoint);
        return new FileJudging(grantId, rules, clock.today(), history.open(grantId, reportingPoint))
                .against(statements -> judge.against(grantId, rules.template(), statements));
    }

    void requireOwn(String providerId) {
        intake.requireOwn(providerId);
    }

    void store(FileJudging judging, List<Judged> judged, UUID importId) {
        var template = judging.template();
        var due = dueDates.days(judging.grantId(), template.reportingPoint(), template.dueOn());
        var stored = new ArrayList<ProviderReturn>();
        judged.forEach(one -> stored.add(intake.store(one, judging.rules(), due, importId)));
        intake.flush();
        for (int i = 0; i < stored.size(); i++) {
            intake.storeItems(stored.get(i).id(), judged.get(i).statement());
        }
    }
}
