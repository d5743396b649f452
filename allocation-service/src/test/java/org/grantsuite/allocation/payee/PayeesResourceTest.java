package org.grantsuite.allocation.payee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.GrantStubResource;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.council.CouncilScope;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.commons.testing.Races;
import org.grantsuite.commons.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AllocationServiceTest
class PayeesResourceTest {
    private static final Map<String, String> BANK =
            Map.of("accountName", "Elm Care Ltd", "sortCode", "123456", "accountNumber", "87654321");

    @Inject
    PayeeService payees;

    @Inject
    CouncilScope councils;

    private final Story story = new Story();

    @BeforeEach
    void providers() {
        story.providers();
    }

    private String token(String person) {
        return Tokens.of(story.council, person, "finance", "allocation-preparer");
    }

    private static Map<String, Object> change(String bank, String from) {
        Map<String, Object> change = new HashMap<>(Map.of(
                "providerId", "P1",
                "supplierNumber", "209342",
                "site", "MAIN",
                "validFrom", from,
                "bank", bank,
                "reason", "letter of 1 December"));
        if (bank.equals("SET")) {
            change.put("bankDetails", BANK);
        }
        return change;
    }

    private ValidatableResponse propose(String person, Map<String, Object> change) {
        return Contract.creating(token(person))
                .body(change)
                .post("/v1/payee-changes")
                .then();
    }

    private ValidatableResponse decide(String person, UUID id, String decision) {
        return Contract.creating(token(person))
                .body(Map.of("decision", decision))
                .post("/v1/payee-changes/" + id + "/decision")
                .then();
    }

    private ValidatableResponse verify(String person, UUID id, String outcome) {
        return Contract.creating(token(person))
                .body(Map.of(
                        "outcome", outcome,
                        "method", "CALL_BACK",
                        "evidenceReference", "call 17",
                        "verifiedOn", "2021-12-02"))
                .post("/v1/payee-changes/" + id + "/verifications")
                .then();
    }

    private UUID approved(Map<String, Object> change) {
        UUID id = Story.id(propose("mia", change));
        decide("carl", id, "APPROVE").statusCode(200);
        return id;
    }

    private Optional<Payee> payee() {
        return councils.call(story.council, () -> payees.findOf("P1"));
    }

    @Test
    void shouldStandOnlyAfterTwoPeopleAndBeVerifiedByAnotherThanItsMaker() {
        UUID id = Story.id(propose("mia", change("SET", "2021-12-01"))
                .body("status", is("PROPOSED"))
                .body("accountMasked", is("****4321"))
                .body("verification", is("UNVERIFIED")));
        assertThat(payee()).isEmpty();
        decide("mia", id, "APPROVE").statusCode(403).body("code", is("PAYEE_MAKER_MAY_NOT_CHECK"));
        decide("carl", id, "WITHDRAW").statusCode(403).body("code", is("PAYEE_MAKER_MAY_NOT_CHECK"));
        verify("carl", id, "VERIFIED").statusCode(409).body("code", is("PAYEE_CHANGE_NOT_APPROVED"));
        assertThat(payee()).isEmpty();
        decide("carl", id, "APPROVE").statusCode(200).body("decidedBy", is("carl"));
        decide("carl", id, "REJECT").statusCode(409).body("code", is("PAYEE_CHANGE_DECIDED"));
        assertThat(payee()).hasValueSatisfying(payee -> {
            assertThat(payee.supplierNumber()).isEqualTo("209342");
            assertThat(payee.site()).isEqualTo("MAIN");
            assertThat(payee.verified()).isFalse();
        });
        verify("mia", id, "VERIFIED").statusCode(403).body("code", is("PAYEE_MAKER_MAY_NOT_CHECK"));
        assertThat(payee().orElseThrow().verified()).isFalse();
        String before = payee().orElseThrow().fingerprint();
        verify("carl", id, "VERIFIED").statusCode(201).body("verifiedBy", is("carl"));
        assertThat(payee().orElseThrow().verified()).isTrue();
        assertThat(payee().orElseThrow().fingerprint()).isEqualTo(before);
        verify("carl", id, "FAILED").statusCode(201);
        assertThat(payee().orElseThrow().verified()).isFalse();
    }

    @Test
    void shouldChangeItsFingerprintAndLoseItsVerificationWithEveryChange() {
        UUID first = approved(change("SET", "2021-12-01"));
        verify("carl", first, "VERIFIED").statusCode(201);
        Payee before = payee().orElseThrow();
        UUID second = approved(change("KEEP", "2021-12-01"));
        Payee after = payee().orElseThrow();
        assertThat(after.versionId()).isEqualTo(second);
        assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(after.verified()).isFalse();
        assertThat(bank(after)).contains(new BankDetails("Elm Care Ltd", "123456", "87654321"));
        approved(change("NONE", "2999-01-01"));
        assertThat(payee().orElseThrow().versionId()).isEqualTo(second);
        Contract.given(token("carl"))
                .get("/v1/payee-changes?providerId=P1")
                .then()
                .body("items.version", contains(1, 2, 3))
                .body("items.accountMasked", contains("****4321", "****4321", null));
    }

    private Optional<BankDetails> bank(Payee payee) {
        return councils.call(story.council, () -> payees.bankDetailsOf(payee.id()));
    }

    @Test
    void shouldKeepNothingInFinanceAloneAndSayWhatIsUnclear() {
        approved(change("NONE", "2021-12-01"));
        Payee payee = payee().orElseThrow();
        assertThat(payee.bankDetailsHeld()).isFalse();
        assertThat(bank(payee)).isEmpty();
        Map<String, Object> unclear = change("NONE", "2021-12-01");
        unclear.put("bankDetails", BANK);
        propose("mia", unclear).statusCode(422).body("code", is("PAYEE_BANK_DETAILS_UNCLEAR"));
        propose("mia", change("KEEP", "2021-12-01")).statusCode(422).body("code", is("PAYEE_BANK_DETAILS_UNCLEAR"));
        Map<String, Object> stranger = change("NONE", "2021-12-01");
        stranger.put("providerId", "P99");
        propose("mia", stranger).statusCode(422).body("code", is("PAYEE_PROVIDER_UNKNOWN"));
        Contract.given(token("carl")).get("/v1/payee-changes").then().body("items", hasSize(1));
    }

    @Test
    void shouldRefuseASecondOpenChangeAlsoWhenBothComeAtOnce() {
        List<Integer> answers = Races.run(
                4, () -> propose("mia", change("NONE", "2021-12-01")).extract().statusCode());
        assertThat(answers).containsOnlyOnce(201).contains(409);
        Contract.given(token("carl"))
                .get("/v1/payee-changes?status=PROPOSED")
                .then()
                .body("items", hasSize(1));
        propose("mia", change("NONE", "2021-12-01")).statusCode(409).body("code", is("PAYEE_CHANGE_OPEN"));
    }

    @Test
    void shouldStoreNoAccountNumberAndShowNone() throws SQLException {
        approved(change("SET", "2021-12-01"));
        String told = Contract.given(token("carl"))
                        .get("/v1/payee-changes")
                        .then()
                        .extract()
                        .asString()
                + Contract.given(token("carl"))
                        .get("/v1/payees")
                        .then()
                        .extract()
                        .asString()
                + Contract.given(story.auditor())
                        .get("/v1/audit-entries?limit=500")
                        .then()
                        .extract()
                        .asString();
        assertThat(told).doesNotContain("87654321").doesNotContain("123456");
        assertThat(new BankDetails("Elm Care Ltd", "123456", "87654321").toString())
                .isEqualTo("BankDetails[****4321]");
        try (Connection all = PostgresResource.superuser()) {
            for (String table : new String[] {"payee_version", "idempotency_key", "event", "audit_entry"}) {
                assertThat(rows(
                                all,
                                "select count(*) from " + table + " t where t::text like '%87654321%' or t::text like"
                                        + " '%" + plainHash() + "%'"))
                        .as(table)
                        .isZero();
            }
        }
    }

    /** What an unkeyed hash of the details would be, as a request's hash is built. */
    private static String plainHash() {
        return org.grantsuite.commons.json.Sha256.hex("123456\n87654321\nElm Care Ltd");
    }

    private static long rows(Connection all, String sql) throws SQLException {
        try (ResultSet rows = all.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void shouldNotOpenBankDetailsThatWereCopiedToAnotherRow() throws SQLException {
        approved(change("SET", "2021-12-01"));
        Payee payee = payee().orElseThrow();
        try (Connection all = PostgresResource.superuser()) {
            all.createStatement()
                    .execute("update payee_version set bank_cipher = set_byte(bank_cipher, 3, 255 -"
                            + " get_byte(bank_cipher, 3)) where payee_id = '" + payee.id() + "'");
        }
        assertThatThrownBy(() -> bank(payee)).isInstanceOf(IllegalStateException.class);
        BankVault vault = new BankVault(new PayeeKeys(Optional.of(List.of(GrantStubResource.PAYEE_KEYS.split(",")))));
        BankDetails details = new BankDetails("Elm Care Ltd", "123456", "87654321");
        BankVault.Sealed sealed = vault.seal(details, "E1/a/1");
        assertThat(vault.open(sealed, "E1/a/1")).isEqualTo(details);
        assertThatThrownBy(() -> vault.open(sealed, "E1/a/2")).isInstanceOf(IllegalStateException.class);
        assertThat(vault.seal(details, "E1/a/1").cipher()).isNotEqualTo(sealed.cipher());
    }

    @Test
    void shouldEncryptAnewUnderTheNewKeyWithoutChangingThePayee() throws SQLException {
        approved(change("SET", "2021-12-01"));
        Payee before = payee().orElseThrow();
        String[] keys = GrantStubResource.PAYEE_KEYS.split(",");
        BankVault old = new BankVault(new PayeeKeys(Optional.of(List.of(keys[1]))));
        var sealed = old.seal(
                new BankDetails("Elm Care Ltd", "123456", "87654321"),
                PayeeService.rowName(story.council, before.id(), before.versionId()));
        try (Connection all = PostgresResource.superuser();
                var update = all.prepareStatement(
                        "update payee_version set bank_cipher = ?, bank_nonce = ?, bank_key_id = ? where id = ?")) {
            update.setObject(1, sealed.cipher());
            update.setObject(2, sealed.nonce());
            update.setObject(3, sealed.keyId());
            update.setObject(4, before.versionId());
            update.executeUpdate();
        }
        assertThat(bank(before)).isPresent();
        Contract.creating(token("carl"))
                .post("/v1/payee-key-rotations")
                .then()
                .statusCode(200)
                .body("keyId", is("new"))
                .body("encryptedAnew", is(1))
                .body("remaining", is(0));
        Contract.creating(token("carl")).post("/v1/payee-key-rotations").then().body("encryptedAnew", is(0));
        assertThat(payee()).contains(before);
        assertThat(bank(before)).contains(new BankDetails("Elm Care Ltd", "123456", "87654321"));
    }

    @Test
    void shouldRefuseToStartOnAKeyThatIsNone() {
        for (String wrong :
                new String[] {"nocolon", "id:short", "id:!!!", ":MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="}) {
            assertThatThrownBy(() -> new PayeeKeys(Optional.of(List.of(wrong))))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> new BankVault(new PayeeKeys(Optional.empty())).currentKeyId())
                .hasMessageContaining("No key is configured");
    }

    @Test
    void shouldHoldTwoPeopleInTheDatabaseToo() throws SQLException {
        UUID id = Story.id(propose("mia", change("NONE", "2021-12-01")));
        try (Connection app = PostgresResource.app()) {
            app.setAutoCommit(false);
            app.createStatement().execute("select set_config('app.council', '" + story.council + "', true)");
            assertThatThrownBy(() -> app.createStatement()
                            .execute(
                                    "update payee_version set status = 'APPROVED', decided_by = 'mia', decided_at = now()"
                                            + " where id = '" + id + "'"))
                    .hasMessageContaining("payee_change_by_two_people");
            app.rollback();
            assertThatThrownBy(() -> app.createStatement()
                            .execute("update payee_version set supplier_number = '1' where id = '" + id + "'"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void shouldHideAnotherCouncilsPayee() {
        approved(change("NONE", "2021-12-01"));
        Payee payee = payee().orElseThrow();
        Story other = new Story();
        Contract.given(Tokens.of(other.council, "carl", "finance"))
                .get("/v1/payees/" + payee.id())
                .then()
                .statusCode(404)
                .body("code", is("PAYEE_UNKNOWN"));
        Contract.given(token("carl"))
                .get("/v1/payees/" + payee.id())
                .then()
                .statusCode(200)
                .body("fingerprint", is(payee.fingerprint()))
                .body("site", not(nullValue()));
    }
}
