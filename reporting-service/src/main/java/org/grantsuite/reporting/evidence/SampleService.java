package org.grantsuite.reporting.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.grantsuite.reporting.chronicle.Deed;
import org.grantsuite.reporting.evidence.RiskSigns.Weighed;
import org.grantsuite.reporting.evidence.Sample.Sampled;
import org.grantsuite.reporting.evidence.sampling.Draw;
import org.grantsuite.reporting.evidence.sampling.Draw.Candidate;
import org.grantsuite.reporting.grantclient.EditionsInForce;
import org.grantsuite.reporting.policy.PolicyService;
import org.jspecify.annotations.Nullable;

/** R33: which returns are checked against their evidence, drawn by risk and so that anybody can draw it again. */
@ApplicationScoped
@Transactional
public class SampleService {

    private static final int SEED_BYTES = 16;
    private final SampleStore store;
    private final EditionsInForce editions;
    private final PolicyService policies;
    private final Chronicle chronicle;
    private final SecureRandom random = new SecureRandom();

    SampleService(SampleStore store, EditionsInForce editions, PolicyService policies, Chronicle chronicle) {
        this.store = store;
        this.editions = editions;
        this.policies = policies;
        this.chronicle = chronicle;
    }

    public Sample draw(UUID grantId, String reportingPoint, int size, @Nullable String statedSeed) {
        requirePoint(grantId, reportingPoint);
        var points = policies.get().policy().riskPoints();
        var weighed = store.signs(grantId, reportingPoint).stream()
                .map(signs -> signs.weigh(points))
                .toList();
        requireEnough(weighed.size(), size);
        var seed = statedSeed == null ? newSeed() : statedSeed;
        var candidates = weighed.stream()
                .map(one -> new Candidate(one.signs().returnId().toString(), one.points()))
                .toList();
        var drawn = Draw.draw(candidates, size, seed);
        var sample = new Sample(
                chronicle.nextId(),
                grantId,
                reportingPoint,
                size,
                seed,
                Draw.METHOD,
                Draw.populationHash(candidates),
                points,
                weighed.stream().map(one -> sampled(one, drawn)).toList(),
                chronicle.by(),
                chronicle.now());
        store.put(sample);
        tell("VerificationSampleDrawn", sample, Map.of("size", size, "seed", seed));
        return get(sample.id());
    }

    private void requirePoint(UUID grantId, String reportingPoint) {
        if (editions.of(grantId, reportingPoint, null).isEmpty()) {
            throw Refusal.of(
                    EvidenceProblem.REPORTING_POINT_UNKNOWN, "The grant has no reporting point " + reportingPoint);
        }
    }

    private static void requireEnough(int population, int size) {
        if (population == 0) {
            throw Refusal.of(EvidenceProblem.SAMPLE_POPULATION_EMPTY, "No return of the reporting point has come");
        }
        if (size > population) {
            throw Refusal.of(EvidenceProblem.SAMPLE_TOO_LARGE, "There are " + population + " returns");
        }
    }

    private String newSeed() {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return HexFormat.of().formatHex(seed);
    }

    private static Sampled sampled(Weighed one, List<String> drawn) {
        var signs = one.signs();
        return new Sampled(
                signs.returnId(),
                signs.providerId(),
                signs.locationId(),
                signs.submittedBy(),
                signs.signedBy(),
                signs.spentPence(),
                one.points(),
                one.reasons(),
                drawn.indexOf(signs.returnId().toString()) + 1,
                null);
    }

    public Sample get(UUID id) {
        return store.find(id)
                .orElseThrow(() -> Refusal.of(EvidenceProblem.SAMPLE_UNKNOWN, "No sample has the id " + id));
    }

    public List<Sample> list(@Nullable UUID grantId, Optional<UUID> after, int limit) {
        return store.page(grantId, after, limit);
    }

    /** R43's like: whoever handed the return in or signed it does not verify it. */
    public Sample result(UUID id, UUID returnId, String outcome, String words) {
        var sample = get(id);
        var drawn = sample.population().stream()
                .filter(one -> one.returnId().equals(returnId) && one.drawn() > 0)
                .findFirst()
                .orElseThrow(() ->
                        Refusal.of(EvidenceProblem.RETURN_NOT_SAMPLED, "The return " + returnId + " was not drawn"));
        if (chronicle.by().equals(drawn.submittedBy()) || chronicle.by().equals(drawn.signedBy())) {
            throw Refusal.of(
                    EvidenceProblem.SUBMITTER_MAY_NOT_VERIFY, chronicle.by() + " handed the return in or signed it");
        }
        if (!store.result(id, returnId, outcome, words)) {
            throw Refusal.of(EvidenceProblem.RESULT_RECORDED, "The result of " + returnId + " stands");
        }
        tell("VerificationResultRecorded", sample, Map.of("providerReturnId", returnId, "outcome", outcome));
        return get(id);
    }

    private void tell(String event, Sample about, Map<String, ?> more) {
        Map<String, Object> detail = new TreeMap<>(more);
        detail.put("grantId", about.grantId());
        detail.put("reportingPoint", about.reportingPoint());
        chronicle.tell(
                Deed.of(event, "verification-sample", about.id(), "/v1/verification-samples/" + about.id(), detail));
    }
}
