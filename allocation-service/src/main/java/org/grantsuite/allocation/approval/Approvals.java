package org.grantsuite.allocation.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.grantsuite.allocation.grantclient.GrantGateway;
import org.grantsuite.allocation.grantclient.GrantGateway.Action;
import org.grantsuite.allocation.grantclient.GrantGateway.ApprovalAsked;
import org.grantsuite.allocation.grantclient.GrantGateway.Mandate;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.money.Money;

/**
 * Asks grant-service for the caller's authority, and counts the people who approved. The question is asked before the
 * transaction of the approval begins, so no connection waits for a sibling (ADR 7).
 */
@ApplicationScoped
public class Approvals {
    private static final String NOTE = """
            insert into approval
              (id, council_code, action, subject_id, content, person, mandate_id, people_needed, approved_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (council_code, action, subject_id, content, person) do nothing""";
    private static final String COUNT =
            "select count(*) from approval where action = ? and subject_id = ? and content = ?";
    private static final String OF = """
            select action, person, mandate_id, people_needed, approved_at from approval
            where subject_id = ? order by approved_at, id""";

    private final GrantGateway grants;
    private final Jdbc jdbc;
    private final Stamps stamps;
    private final Audit audit;

    Approvals(GrantGateway grants, Jdbc jdbc, Stamps stamps, Audit audit) {
        this.grants = grants;
        this.jdbc = jdbc;
        this.stamps = stamps;
        this.audit = audit;
    }

    /** @param content what exactly is approved: approvals of other content do not count together */
    public record Matter(Action action, UUID subjectId, String content) {}

    /** An approval that was given. */
    public record Given(String action, String person, UUID mandateId, int peopleNeeded, OffsetDateTime approvedAt) {}

    /**
     * Under what the caller may do it today.
     *
     * @throws org.grantsuite.commons.problem.Refusal 403 NOT_AUTHORISED, 422 AUTHORITY_NOT_RECORDED, 503 without an
     *     answer
     */
    public Mandate require(Action action, UUID grantId, Set<String> potCodes, Money amount) {
        return grants.requireMandate(new ApprovalAsked(action, grantId, potCodes, amount, stamps.today()));
    }

    /**
     * Notes the caller's approval in the transaction under way; the subject must be locked, or two people approving at
     * once would not see each other. Returns whether enough people have approved.
     */
    public boolean note(Matter matter, Mandate mandate) {
        int noted = jdbc.update(
                NOTE,
                stamps.id(),
                stamps.council(),
                matter.action().name(),
                matter.subjectId(),
                matter.content(),
                stamps.person(),
                mandate.id(),
                mandate.peopleNeeded(),
                stamps.now());
        if (noted > 0) {
            audit.record(
                    "APPROVAL_GIVEN",
                    matter.action().name(),
                    matter.subjectId(),
                    null,
                    Map.of("mandate", mandate.id(), "peopleNeeded", mandate.peopleNeeded()));
        }
        long people = jdbc.find(
                        COUNT, row -> row.getLong(1), matter.action().name(), matter.subjectId(), matter.content())
                .orElse(0L);
        return people >= mandate.peopleNeeded();
    }

    @Transactional
    public List<Given> of(UUID subjectId) {
        return jdbc.list(
                OF,
                row -> new Given(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getInt(4),
                        row.getObject(5, OffsetDateTime.class)),
                subjectId);
    }
}
