package org.grantsuite.reporting.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.reporting.chronicle.Chronicle;
import org.grantsuite.reporting.chronicle.Deed;
import org.grantsuite.reporting.grantclient.GrantGateway;
import org.jspecify.annotations.Nullable;

/**
 * Answers an information request with evidence. grant-service keeps the request and is told within the call, in the name of
 * whoever answers; what it refuses is refused here, and nothing is recorded.
 */
@ApplicationScoped
@Transactional
public class InformationAnswerService {

    private static final int LONGEST_EVIDENCE = 500;
    private static final String INSERT = """
            insert into information_answer (id, council_code, grant_id, information_request_id, answered_on, answer, evidence_ids,
              answered_by, recorded_at)
            values (?, ?, ?, ?, ?, ?, ?::uuid[], ?, ?)""";
    private static final String FIND = """
            select id, grant_id, information_request_id, answered_on, answer, evidence_ids, answered_by, recorded_at
            from information_answer where council_code = ? and (?::uuid is null or grant_id = ?)
              and (?::uuid is null or id > ?) order by id limit ?""";

    private final Jdbc jdbc;
    private final EvidenceStore evidence;
    private final GrantGateway grants;
    private final Chronicle chronicle;

    InformationAnswerService(Jdbc jdbc, EvidenceStore evidence, GrantGateway grants, Chronicle chronicle) {
        this.jdbc = jdbc;
        this.evidence = evidence;
        this.grants = grants;
        this.chronicle = chronicle;
    }

    /** What is answered, and the caller's own key: sent again it is the same answer at grant-service too. */
    public record Answering(
            UUID grantId, UUID informationRequestId, LocalDate on, String words, List<UUID> evidenceIds, String key) {}

    public InformationAnswer answer(Answering given) {
        if (given.on().isAfter(chronicle.today())) {
            throw Refusal.of(EvidenceProblem.DATE_IN_FUTURE, "It cannot be answered after today, " + chronicle.today())
                    .at("answeredOn", "give the day it was answered");
        }
        var proofs = given.evidenceIds().stream().map(id -> proof(given, id)).toList();
        var answer = new InformationAnswer(
                chronicle.nextId(),
                given.grantId(),
                given.informationRequestId(),
                given.on(),
                given.words(),
                given.evidenceIds(),
                chronicle.by(),
                chronicle.now());
        store(answer);
        var key = "answer-"
                + Sha256.hex(chronicle.council() + given.informationRequestId() + given.key())
                        .substring(0, 40);
        grants.answerInformation(
                given.grantId(),
                given.informationRequestId(),
                new GrantGateway.InformationGiven(key, given.on(), given.words(), told(proofs)));
        return answer;
    }

    private Evidence proof(Answering given, UUID id) {
        var found = evidence.find(id)
                .orElseThrow(() -> Refusal.of(EvidenceProblem.EVIDENCE_UNKNOWN_HERE, "No evidence has the id " + id));
        if (!found.grantId().equals(given.grantId())) {
            throw Refusal.of(EvidenceProblem.EVIDENCE_OF_ANOTHER_GRANT, found.reference() + " is of another grant");
        }
        return found;
    }

    /** References with the whole hashes, or the hashes alone where grant-service has no room for both. */
    private static String told(List<Evidence> proofs) {
        var whole = proofs.stream()
                .map(one -> one.reference() + " sha256 " + one.contentHash())
                .collect(Collectors.joining("; "));
        return whole.length() <= LONGEST_EVIDENCE
                ? whole
                : proofs.stream().map(one -> "sha256 " + one.contentHash()).collect(Collectors.joining("; "));
    }

    private void store(InformationAnswer answer) {
        jdbc.update(
                INSERT,
                answer.id(),
                chronicle.council(),
                answer.grantId(),
                answer.informationRequestId(),
                answer.answeredOn(),
                answer.answer(),
                answer.evidenceIds().stream().map(UUID::toString).toArray(String[]::new),
                answer.answeredBy(),
                chronicle.at());
        chronicle.tell(Deed.of(
                "InformationAnsweredWithEvidence",
                "information-answer",
                answer.id(),
                "/v1/information-answers/" + answer.id(),
                Map.of(
                        "grantId", answer.grantId(),
                        "informationRequestId", answer.informationRequestId(),
                        "evidenceIds", answer.evidenceIds())));
    }

    public List<InformationAnswer> list(@Nullable UUID grantId, Optional<UUID> after, int limit) {
        return jdbc.list(
                FIND,
                InformationAnswerService::read,
                chronicle.council(),
                grantId,
                grantId,
                after.orElse(null),
                after.orElse(null),
                limit);
    }

    private static InformationAnswer read(ResultSet row) throws SQLException {
        return new InformationAnswer(
                row.getObject("id", UUID.class),
                row.getObject("grant_id", UUID.class),
                row.getObject("information_request_id", UUID.class),
                row.getObject("answered_on", LocalDate.class),
                row.getString("answer"),
                List.of((UUID[]) row.getArray("evidence_ids").getArray()),
                row.getString("answered_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
