package org.grantsuite.allocation.register;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.PostgresResource;

/** Sends directories, and clears a council's register where a test needs the real code of a real council. */
final class Registers {
    private Registers() {}

    static ValidatableResponse send(String token, byte[] file, String type, String publishedOn, String scope) {
        return request(token, UUID.randomUUID().toString(), file, type, publishedOn, scope);
    }

    static ValidatableResponse sendWithKey(String token, String key, byte[] file, String publishedOn) {
        return request(token, key, file, "text/csv", publishedOn, "COUNCIL").statusCode(201);
    }

    private static ValidatableResponse request(
            String token, String key, byte[] file, String type, String publishedOn, String scope) {
        // The validator reads a body as text and cannot judge a binary one: the answer is judged by hand instead.
        return Contract.unchecked(token)
                .header("Idempotency-Key", key)
                .contentType(type)
                .queryParam("source", "cqc.org.uk")
                .queryParam("publishedOn", publishedOn)
                .queryParam("label", "Directory of " + publishedOn)
                .queryParam("scope", scope)
                .queryParam("madeUp", true)
                .body(file)
                .post("/v1/register-snapshots")
                .then();
    }

    static void forget(String council) {
        try (Connection owner = PostgresResource.superuser()) {
            for (String table : new String[] {
                "snapshot_origin",
                "driver_line",
                "driver_snapshot",
                "register_error",
                "register_mapping",
                "register_placement",
                "register_location",
                "register_snapshot",
                "legal_entity",
                "location",
                "provider",
                "provider_import"
            }) {
                owner.createStatement().execute("delete from " + table + " where council_code = '" + council + "'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
