package org.grantsuite.commons.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Supplier;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.identity.Caller;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.CanonicalJson;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.jspecify.annotations.Nullable;

/**
 * One effect and one answer per Idempotency-Key, however often and however many at once it is sent. The key is inserted
 * first in the effect's own transaction: a second caller waits on it, then reads the first one's answer. A refusal rolls the
 * key back with everything else, so only committed outcomes are kept.
 */
@ApplicationScoped
public class Idempotency {
    public static final String REPLAYED = "Idempotency-Replayed";
    private static final String INSERT = """
            insert into idempotency_key (council_code, client, operation, key, request_hash) values (?, ?, ?, ?, ?)
            on conflict do nothing""";
    private static final String KEEP = """
            update idempotency_key set status = ?, location = ?, etag = ?, body = ?
            where council_code = ? and client = ? and operation = ? and key = ?""";
    private static final String FIND = """
            select request_hash, status, location, etag, body from idempotency_key
            where council_code = ? and client = ? and operation = ? and key = ?""";

    private final Jdbc jdbc;
    private final CanonicalJson json;
    private final CurrentCouncil council;
    private final Caller caller;

    Idempotency(Jdbc jdbc, CanonicalJson json, CurrentCouncil council, Caller caller) {
        this.jdbc = jdbc;
        this.json = json;
        this.council = council;
        this.caller = caller;
    }

    private record Kept(
            String requestHash,
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {}

    /**
     * @param operation the operation with the ids of its path, so that one key may serve several resources
     * @param request what the caller sent; its canonical JSON is hashed
     * @param effect runs inside the transaction and returns the answer
     * @throws Refusal 422 IDEMPOTENCY_KEY_REUSED when the key came with another request
     */
    public Response once(String operation, String key, Object request, Supplier<Response> effect) {
        String hash = json.sha256(request);
        return QuarkusTransaction.joiningExisting().call(() -> {
            Object[] scope = {council.code(), caller.client(), operation, key};
            int inserted = jdbc.update(INSERT, scope[0], scope[1], scope[2], scope[3], hash);
            return inserted == 0 ? replay(scope, hash) : keep(scope, effect.get());
        });
    }

    private Response keep(Object[] scope, Response answer) {
        String body = answer.hasEntity() ? json.write(answer.getEntity()) : null;
        String etag =
                answer.getEntityTag() == null ? null : answer.getEntityTag().getValue();
        String location =
                answer.getLocation() == null ? null : answer.getLocation().toString();
        jdbc.update(KEEP, answer.getStatus(), location, etag, body, scope[0], scope[1], scope[2], scope[3]);
        return answer;
    }

    private Response replay(Object[] scope, String hash) {
        Kept kept = jdbc.find(
                        FIND,
                        row -> new Kept(
                                row.getString(1), row.getInt(2), row.getString(3), row.getString(4), row.getString(5)),
                        scope)
                .orElseThrow(() ->
                        Refusal.of(RequestProblem.CONFLICT, "Another request with this key is under way; try again"));
        if (!kept.requestHash().equals(hash)) {
            throw Refusal.of(
                    RequestProblem.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key came with another body; choose a new key");
        }
        var answer = Response.status(kept.status()).header(REPLAYED, "true");
        if (kept.body() != null) {
            answer.type(MediaType.APPLICATION_JSON_TYPE).entity(kept.body());
        }
        if (kept.location() != null) {
            answer.location(URI.create(kept.location()));
        }
        if (kept.etag() != null) {
            answer.tag(kept.etag());
        }
        return answer.build();
    }
}
