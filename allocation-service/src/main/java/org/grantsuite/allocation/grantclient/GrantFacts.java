package org.grantsuite.allocation.grantclient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.grantsuite.allocation.grantclient.api.DeadlinesApi;
import org.grantsuite.allocation.grantclient.api.GrantsApi;
import org.grantsuite.allocation.grantclient.api.IrregularitiesApi;
import org.grantsuite.allocation.grantclient.model.FrozenAwardPage;
import org.grantsuite.commons.client.SiblingProblems;
import org.grantsuite.commons.client.SiblingRefused;
import org.jspecify.annotations.Nullable;

/** What grant-service knows of a grant that bears on paying: its scheme, its open irregularities, its pass-on day. */
@ApplicationScoped
public class GrantFacts {
    private static final String SIBLING = "grant-service";
    private static final String PASS_ON = "PASS_ON_";
    private static final int PAGE = 500;

    private final GrantsApi grants;
    private final IrregularitiesApi irregularities;
    private final DeadlinesApi deadlines;

    GrantFacts(
            @RestClient GrantsApi grants,
            @RestClient IrregularitiesApi irregularities,
            @RestClient DeadlinesApi deadlines) {
        this.grants = grants;
        this.irregularities = irregularities;
        this.deadlines = deadlines;
    }

    public String schemeOf(UUID grantId) {
        return ask(() -> grants.getGrant(grantId)).getSchemeCode();
    }

    /** R41: the case on each award that may not be paid, by the award's reference, which is its id here. */
    public Map<String, String> frozenAwards(UUID grantId) {
        Map<String, String> frozen = new HashMap<>();
        @Nullable String cursor = null;
        do {
            String from = cursor;
            FrozenAwardPage page = ask(() -> irregularities.listFrozenAwards(grantId, null, from, PAGE));
            page.getItems().forEach(award -> frozen.put(award.getAwardReference(), award.getReference()));
            cursor = page.getNext();
        } while (cursor != null);
        return frozen;
    }

    /** R31: the day by which an instalment is passed on; in working days where the scheme says so. */
    public Optional<LocalDate> passOnDeadline(UUID grantId, int instalment) {
        return ask(() -> deadlines.listDeadlines(grantId, null)).getItems().stream()
                .filter(deadline -> deadline.getCode().equals(PASS_ON + instalment))
                .map(deadline -> deadline.getDueOn())
                .findFirst();
    }

    private static <T> T ask(Supplier<T> call) {
        try {
            return SiblingProblems.call(SIBLING, call);
        } catch (SiblingRefused refused) {
            throw GrantProblem.refusal(refused);
        }
    }
}
