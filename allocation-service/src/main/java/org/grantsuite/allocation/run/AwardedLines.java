package org.grantsuite.allocation.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.grantsuite.allocation.api.model.RunLine;
import org.grantsuite.commons.jdbc.Jdbc;

/** The lines of runs an award was made of, each with the words that say why it is what it is. */
@ApplicationScoped
public class AwardedLines {
    private static final String RUNS =
            "select distinct run_id from award_line where award_id = ? and run_id is not null order by run_id";

    private final Jdbc jdbc;
    private final RunStore store;
    private final RunService service;

    AwardedLines(Jdbc jdbc, RunStore store, RunService service) {
        this.jdbc = jdbc;
        this.store = store;
        this.service = service;
    }

    @Transactional
    public List<RunLine> of(UUID awardId) {
        return jdbc.list(RUNS, row -> row.getObject(1, UUID.class), awardId).stream()
                .flatMap(runId -> lines(runId, awardId))
                .toList();
    }

    private Stream<RunLine> lines(UUID runId, UUID awardId) {
        LineStory story = service.story(service.get(runId));
        return store.linesOfAward(runId, awardId).stream().map(line -> RunViews.of(story, line));
    }
}
