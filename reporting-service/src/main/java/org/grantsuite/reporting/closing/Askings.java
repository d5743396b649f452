package org.grantsuite.reporting.closing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.reporting.allocationclient.SpendNotice;

/**
 * What requests have begun to ask allocation-service for. Kept in a transaction of its own before anything is asked, so that it outlives the
 * process that asks, and dropped in the one that keeps the answer.
 */
@ApplicationScoped
class Askings {

    private static final String BEGUN = """
            select award_id, reference, paid_pence, accepted_pence, misspent_pence, stated_on, due_on, note
            from recovery_asking where grant_id = ? and request = ? order by reference""";
    private static final String BEGIN = """
            insert into recovery_asking (council_code, grant_id, request, award_id, reference, paid_pence, accepted_pence, misspent_pence,
              stated_on, due_on, note)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String FORGET =
            "delete from recovery_asking where grant_id = ? and request = ? and reference = ?";
    private static final String END = "delete from recovery_asking where grant_id = ? and request = ?";

    private final Jdbc jdbc;
    private final CanonicalJson json;
    private final CurrentCouncil council;
    private final Caller caller;

    Askings(Jdbc jdbc, CanonicalJson json, CurrentCouncil council, Caller caller) {
        this.jdbc = jdbc;
        this.json = json;
        this.council = council;
        this.caller = caller;
    }

    /** The name of a request: who sends it, under which key, and what it says. */
    String name(String key, Object body) {
        return json.sha256(List.of(caller.client(), key, body));
    }

    List<SpendNotice> begun(UUID grantId, String request) {
        return jdbc.list(
                BEGUN,
                row -> new SpendNotice(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getObject(6, LocalDate.class),
                        row.getObject(7, LocalDate.class),
                        row.getString(8)),
                grantId,
                request);
    }

    void begin(UUID grantId, String request, List<SpendNotice> notices) {
        QuarkusTransaction.requiringNew()
                .run(() -> notices.forEach(one -> jdbc.update(
                        BEGIN,
                        council.code(),
                        grantId,
                        request,
                        one.awardId(),
                        one.reference(),
                        one.paidPence(),
                        one.acceptedPence(),
                        one.misspentPence(),
                        one.statedOn(),
                        one.dueOn(),
                        one.note())));
    }

    /** It was refused: the next time what is owed then is asked for. */
    void forget(UUID grantId, String request, SpendNotice notice) {
        QuarkusTransaction.requiringNew().run(() -> jdbc.update(FORGET, grantId, request, notice.reference()));
    }

    void end(UUID grantId, String request) {
        jdbc.update(END, grantId, request);
    }
}
