package org.grantsuite.allocation.payee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Refused;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.audit.Audit;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Changes of payees that are not there, and bank details where there is no key to keep them under. */
@AllocationServiceTest
class PayeeRefusalsTest {
    private static final UUID NOBODY = UUID.fromString("0190b0b0-0000-7000-8000-000000000001");

    @Inject
    Jdbc jdbc;

    @Inject
    Stamps stamps;

    @Inject
    Audit audit;

    private final Story story = new Story();
    private final Refused refused = Refused.in(story);

    private static String finance(Story of) {
        return Tokens.of(of.council, "carl", "finance", "allocation-preparer");
    }

    private Response post(UUID changeId, String what, Map<String, ?> body) {
        return Contract.creating(finance(story)).body(body).post("/v1/payee-changes/" + changeId + what);
    }

    @Test
    void shouldKnowOnlyChangesOfTheCouncil() {
        Story other = new Story().providers();
        UUID theirs = Story.id(Contract.creating(Tokens.of(other.council, "mia", "finance", "allocation-preparer"))
                .body(Map.of(
                        "providerId", "P1",
                        "supplierNumber", "209342",
                        "validFrom", "2021-12-01",
                        "bank", "NONE",
                        "reason", "letter of 1 December"))
                .post("/v1/payee-changes")
                .then());

        for (UUID unknown : List.of(NOBODY, theirs)) {
            refused.by(
                    404,
                    "PAYEE_CHANGE_UNKNOWN",
                    () -> Contract.given(finance(story)).get("/v1/payee-changes/" + unknown));
            refused.by(404, "PAYEE_CHANGE_UNKNOWN", () -> post(unknown, "/decision", Map.of("decision", "APPROVE")));
            refused.by(
                    404,
                    "PAYEE_CHANGE_UNKNOWN",
                    () -> post(
                            unknown,
                            "/verifications",
                            Map.of(
                                    "outcome", "VERIFIED",
                                    "method", "CALL_BACK",
                                    "evidenceReference", "call 17",
                                    "verifiedOn", "2021-12-02")));
        }
        Contract.given(finance(other))
                .get("/v1/payee-changes")
                .then()
                .statusCode(200)
                .body("items.status", contains("PROPOSED"));
    }

    /** A deployment without a key: what a request with bank details asks of the vault before anything is written. */
    @Test
    void shouldKeepNoBankDetailsWithoutAKey() {
        BankVault keyless = new BankVault(new PayeeKeys(Optional.empty()));
        BankDetails details = new BankDetails("Elm Care Ltd", "123456", "87654321");

        keyMissing(() -> keyless.print(details));
        keyMissing(() -> keyless.seal(details, "E1/a/1"));
        keyMissing(() -> new KeyRotation(jdbc, keyless, stamps, audit).rotate());
    }

    private static void keyMissing(ThrowingCallable asked) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(PayeeProblem.PAYEE_KEY_MISSING);
            assertThat(refusal.code().status()).isEqualTo(422);
        });
    }
}
