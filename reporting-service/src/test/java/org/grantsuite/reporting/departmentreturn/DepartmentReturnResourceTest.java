package org.grantsuite.reporting.departmentreturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.grantsuite.reporting.testing.Reporting.accepted;
import static org.grantsuite.reporting.testing.Reporting.draft;
import static org.grantsuite.reporting.testing.Reporting.freeze;
import static org.grantsuite.reporting.testing.Reporting.frozen;
import static org.grantsuite.reporting.testing.Reporting.get;
import static org.grantsuite.reporting.testing.Reporting.inputs;
import static org.grantsuite.reporting.testing.Reporting.path;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.preparer;
import static org.grantsuite.reporting.testing.Reporting.sign;
import static org.grantsuite.reporting.testing.Reporting.submit;
import static org.grantsuite.reporting.testing.Reporting.validate;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.PostgresResource;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.grantsuite.reporting.testing.Siblings;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@ReportingServiceTest
class DepartmentReturnResourceTest {

    private static final String IN_TIME = "2022-01-12T10:15:00Z";
    private static final Map<String, Object> NIL = Map.of("nilReason", "NO_RECEIPT", "notes", "No cash yet");

    @Test
    void shouldSubmitANilReturnWithoutACertificateAndTellGrantService() {
        var grant = SiblingGrant.aGrant().publish();
        var id = draft(grant, "RP1");
        validate(id).body("errors", is(1)).body("findings.id", hasItem("NIL"));
        inputs(id, NIL).statusCode(200).body("nilReason", is("NO_RECEIPT"));
        validate(id).body("status", is("VALIDATED")).body("errors", is(0));
        var hash = frozen(id);
        submit(id, hash, IN_TIME)
                .statusCode(200)
                .body("status", is("SUBMITTED"))
                .body("submission.late", is(false))
                .body("submission.fileName", is("E08000002_31-5781_RP1_v1.json"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> get(preparer(), path(id, "")).body("submission.toldGrantService", is("DELIVERED")));
        var told = Siblings.asked("POST", grant.id.toString());
        assertThat(told).hasSize(1);
        assertThat(told.get(0).authorization()).isEqualTo("Bearer service-token");
        assertThat(told.get(0).council()).isEqualTo(SiblingGrant.COUNCIL);
        assertThat(told.get(0).json().path("fileHash").asText()).isEqualTo(hash);
        assertThat(told.get(0).json().path("acknowledgement").path("reference").asText())
                .isEqualTo("DHSC-1");
        assertThat(told.get(0).json().path("submittedBy").asText()).isEqualTo("pat");
    }

    @Test
    void shouldAskNobodyToAccountForWhatTheBankBroughtBack() {
        var grant = SiblingGrant.aGrantInUse()
                .bounced("1-C", "250.00", "2021-12-20", "2022-01-05")
                .publish();
        accepted(grant, "1-A", "990.00", "10.00");
        accepted(grant, "1-B", "500.50", "0.00");

        get(preparer(), path(draft(grant, "RP2"), ""))
                .body(cell("D2"), contains("1750.50"))
                .body(cell("D11"), contains("10.00"))
                .body("missingProviders", empty());
    }

    /** Awards were offered and accepted on 16 December, one more in April: D13 tells how it stood when each period ended. */
    @Test
    void shouldCountProvidersAsItStoodWhenThePeriodEnded() {
        var grant = SiblingGrant.aGrantInUse();
        grant.award("1-Z", "10.00");
        grant.offered("2022-04-05", null).publish();
        get(preparer(), path(draft(grant, "RP1"), "")).body(cell("D13"), contains("0", "0", "0", "0"));
        get(preparer(), path(draft(grant, "RP2"), "")).body(cell("D13"), contains("2", "2", "2", "0"));
    }

    @Test
    void shouldCarryTheFinalReturnToItsCertifiedSubmission() {
        var grant = SiblingGrant.aGrantInUse().publish();
        accepted(grant, "1-A", "990.00", "10.00");
        accepted(grant, "1-B", "500.50", "0.00");
        var id = draft(grant, "RP2");
        get(preparer(), path(id, ""))
                .body(cell("D1"), contains("94916.81"))
                .body(cell("D2"), contains("1500.50"))
                .body(cell("D11"), contains("10.00"))
                .body(cell("D12"), contains("5529.81"))
                .body(cell("D5"), contains("241.00"))
                .body("cells.find { it.key == 'LOCAL_RECRUITMENT/DIRECT' }.value", is("89387.00"))
                .body("cells.find { it.key == 'RETENTION/PROVIDER' }.value", is("1490.50"))
                .body("cells.find { it.key == 'reported' }.value", is("2"))
                .body("totals.certifiedSpend.amount", is("96407.31"))
                .body("totals.unspent.amount", is("235381.29"))
                .body("missingProviders", empty());
        var hash = frozen(id);
        submit(id, hash, "2022-04-20T09:00:00Z").statusCode(409).body("code", is("CERTIFICATE_INCOMPLETE"));
        sign(id, "chris", "CHIEF_EXECUTIVE", hash)
                .statusCode(201)
                .body("status", is("OPEN"))
                .body("signaturesNeeded", is(2));
        sign(id, "sam", "SECTION_151_OFFICER", hash)
                .statusCode(201)
                .body("status", is("COMPLETE"))
                .body("totals.unspent.amount", is("235381.29"));
        submit(id, hash, "2022-04-29T22:59:59Z")
                .statusCode(200)
                .body("submission.late", is(false))
                .body("status", is("SUBMITTED"));
        get(preparer(), path(id, "/certificate"))
                .statusCode(200)
                .body("contentHash", is(hash))
                .body("signatures.signedBy", contains("chris", "sam"));
    }

    /** £89,387.00 + £5,529.81 direct, £120.00 accrued and £20.00 prepaid at the year end: D1 is £95,016.81. */
    @Test
    void shouldCountAccrualsAndPrepaymentsAndSaySoOnTheReturn() {
        var grant = SiblingGrant.aGrantInUse()
                .accrual("ACCRUAL", "ACC-1", "RETENTION", "120.00", "2022-03-31")
                .accrual("PREPAYMENT", "PRE-1", "LOCAL_RECRUITMENT", "20.00", "2022-03-31")
                .publish();
        var id = draft(grant, "RP2");
        get(preparer(), path(id, ""))
                .body(cell("D1"), contains("95016.81", "120.00", "-20.00"))
                .body("cells.find { it.key == 'RETENTION/DIRECT' }.value", is("120.00"))
                .body("recognition", containsString("Accrued at a cut-off, within the direct spend: £120.00."))
                .body("recognition", containsString("Prepaid at a cut-off, taken from the direct spend: £20.00."));
        get(preparer(), path(id, "/cells") + "?code=D4")
                .body(
                        "items.provenance.flatten().findAll { it.source == 'ACCRUAL' }.reference",
                        containsInAnyOrder("PRE-1", "ACC-1"));
        validate(id)
                .body("status", is("VALIDATED"))
                .body("findings.id", not(hasItem("V2")))
                .body("findings.id", not(hasItem("V19")));
    }

    @Test
    void shouldStampLateWhatLeavesAfterMidnightInLondon() {
        var grant = SiblingGrant.aGrant().publish();
        var id = draft(grant, "RP1");
        inputs(id, NIL);
        // 14 January is winter: midnight in London is midnight UTC
        submit(id, frozen(id), "2022-01-15T00:00:00Z").statusCode(200).body("submission.late", is(true));
    }

    @Nested
    class Freezing {

        @Test
        void shouldRefuseWhileAnyServiceHasSomethingOnItsWay() {
            var grant = SiblingGrant.aGrantInUse().publish();
            var id = draft(grant, "RP2");
            validate(id).body("status", is("VALIDATED"));
            grant.allocationPending(1).publish();
            refused(id, "allocation-service");
            grant.allocationPending(0).allocationRefused(1).publish();
            refused(id, "allocation-service");
            grant.allocationRefused(0).grantPending(2).publish();
            refused(id, "grant-service");
            grant.grantPending(0).publish();
            freeze(id).statusCode(200).body("watermark.journalSequence", is(5)).body("frozenBy", is("pat"));
        }

        @Test
        void shouldRefuseWhileOurOwnSubmissionDatedInThePeriodIsOnItsWay() {
            var grant = SiblingGrant.aGrant().publish();
            grant.refuseSubmissions(503, "BUSY");
            var first = draft(grant, "RP1");
            inputs(first, NIL);
            submit(first, frozen(first), IN_TIME).statusCode(200);
            var id = draft(grant, "RP2");
            inputs(id, NIL);
            validate(id).body("status", is("VALIDATED"));
            refused(id, "reporting-service");
            grant.acceptSubmissions();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(freeze(id).extract().statusCode()).isEqualTo(200));
        }

        private void refused(String id, String service) {
            freeze(id).statusCode(409).body("code", is("OUTBOX_PENDING")).body("detail", containsString(service));
            get(preparer(), path(id, ""))
                    .body("status", is("VALIDATED"))
                    .body("contentHash", nullValue())
                    .body("watermark", nullValue());
        }

        @Test
        void shouldRefuseWhenAJournalArrivesBetweenTheTwoLooksAtTheLedger() {
            var grant = SiblingGrant.aGrantInUse().publish();
            var id = draft(grant, "RP2");
            validate(id);
            grant.moveTheLedgerBetweenTwoLooks();
            freeze(id).statusCode(409).body("code", is("LEDGER_MOVED"));
            get(preparer(), path(id, "")).body("status", is("VALIDATED")).body("contentHash", nullValue());
            freeze(id).statusCode(200).body("watermark.journalSequence", is(6));
        }

        @Test
        void shouldRefuseFiguresThatMovedSinceTheValidation() {
            var grant = SiblingGrant.aGrantInUse().publish();
            var id = draft(grant, "RP2");
            validate(id);
            grant.spend("GL3", "RETENTION", "NONE", "0.01", "2022-02-01").publish();
            freeze(id).statusCode(409).body("code", is("FIGURES_MOVED"));
            validate(id);
            freeze(id).statusCode(200).body(cell("D1"), contains("94916.82"));
        }

        @Test
        void shouldRefuseErrorsAndUnacceptedWarnings() {
            var grant = SiblingGrant.aGrantInUse().publish();
            var id = draft(grant, "RP2");
            freeze(id).statusCode(422).body("code", is("VALIDATION_FAILED"));
            validate(id).body("warnings", not(0)).body("findings.id", hasItem("V16"));
            post(preparer(), path(id, "/freeze"), Map.of("warningsAccepted", false))
                    .statusCode(422)
                    .body("code", is("WARNINGS_NOT_ACCEPTED"))
                    .body("violations.rule", hasItem("V16"));
            var broken = SiblingGrant.aGrantInUse();
            broken.journal("DIRECT_SPEND", "2022-01-10", "DIRECT_SPEND", "GRANT_CASH", "1.00", "x")
                    .publish();
            var unsound = draft(broken, "RP2");
            validate(unsound).body("status", is("DRAFT")).body("findings.id", hasItem("V2"));
            freeze(unsound).statusCode(422).body("code", is("VALIDATION_FAILED"));
        }

        @Test
        void shouldGiveTheSameHashToTheSameFactsAndAnotherToOthers() {
            var grant = SiblingGrant.aGrantInUse().publish();
            var id = draft(grant, "RP2");
            var first = frozen(id);
            post(preparer(), path(id, "/refresh")).statusCode(200).body("status", is("DRAFT"));
            assertThat(frozen(id)).isEqualTo(first);
            inputs(id, Map.of("notes", "One word more"));
            assertThat(frozen(id)).isNotEqualTo(first);
        }
    }

    @Nested
    class Files {

        @Test
        void shouldServeTheVeryBytesThatWereHashed() {
            var grant = SiblingGrant.aGrantInUse().publish();
            var id = draft(grant, "RP2");
            get(preparer(), path(id, "/file.json")).statusCode(409).body("code", is("DEPARTMENT_RETURN_NOT_FROZEN"));
            var hash = frozen(id);
            var file = Contract.given(preparer()).get(path(id, "/file.json"));
            assertThat(Sha256.hex(file.asByteArray())).isEqualTo(hash).isEqualTo(file.header("X-File-SHA256"));
            assertThat(file.asString()).startsWith("{\"cells\":[{\"aggregation\":");
        }

        @Test
        void shouldRefuseToSubmitAnotherFile() {
            var grant = SiblingGrant.aGrant().publish();
            var id = draft(grant, "RP1");
            inputs(id, NIL);
            var hash = frozen(id);
            submit(id, "0".repeat(64), IN_TIME).statusCode(409).body("code", is("FILE_HASH_MISMATCH"));
            String xlsx = get(preparer(), path(id, "")).extract().path("xlsxHash");
            assertThat(xlsx).isNotEqualTo(hash);
            submit(id, xlsx, IN_TIME).statusCode(409).body("code", is("FILE_HASH_MISMATCH"));
            var sending = Reporting.sending(xlsx, IN_TIME);
            sending.put("fileFormat", "XLSX");
            post(preparer(), path(id, "/submission"), sending).statusCode(200).body("submission.fileHash", is(xlsx));
        }

        @Test
        void shouldRefuseDatesThatCannotBe() {
            var grant = SiblingGrant.aGrant().publish();
            var id = draft(grant, "RP1");
            inputs(id, NIL);
            var hash = frozen(id);
            submit(id, hash, "2999-01-01T00:00:00Z").statusCode(422).body("code", is("DATE_IN_FUTURE"));
            submit(id, hash, "2021-11-30T23:59:59Z").statusCode(422).body("code", is("SENT_BEFORE_PERIOD_END"));
            var sending = Reporting.sending(hash, IN_TIME);
            sending.put("acknowledgement", Map.of("reference", "R", "acknowledgedAt", "2022-01-12T10:14:59Z"));
            post(preparer(), path(id, "/submission"), sending)
                    .statusCode(422)
                    .body("code", is("ACKNOWLEDGED_BEFORE_SENT"));
            get(preparer(), path(id, "")).body("status", is("FROZEN")).body("submission", nullValue());
        }
    }

    @Nested
    class Changing {

        @Test
        void shouldVoidTheCertificateAndShowTheDifference() {
            var grant = SiblingGrant.aGrantInUse().publish();
            accepted(grant, "1-A", "990.00", "10.00");
            accepted(grant, "1-B", "500.50", "0.00");
            var id = draft(grant, "RP2");
            var hash = frozen(id);
            sign(id, "chris", "CHIEF_EXECUTIVE", hash).statusCode(201);
            sign(id, "sam", "SECTION_151_OFFICER", hash).statusCode(201);
            inputs(id, Map.of("hours", "9.00"))
                    .statusCode(200)
                    .body("status", is("DRAFT"))
                    .body("contentHash", nullValue())
                    .body("difference.code", contains("D5"))
                    .body("difference.before", contains("241.00"))
                    .body("difference.after", contains("250.00"));
            get(preparer(), path(id, "/certificate"))
                    .body("status", is("VOID"))
                    .body("difference.code", contains("D5"))
                    .body("signatures.signedBy", contains("chris", "sam"));
            submit(id, hash, "2022-04-20T09:00:00Z").statusCode(409).body("code", is("DEPARTMENT_RETURN_NOT_FROZEN"));
            var again = frozen(id);
            submit(id, again, "2022-04-20T09:00:00Z").statusCode(409).body("code", is("CERTIFICATE_INCOMPLETE"));
            sign(id, "chris", "CHIEF_EXECUTIVE", again).statusCode(201).body("status", is("OPEN"));
        }

        @Test
        void shouldLeaveASubmittedReturnAloneAndReviseItOnlyWithAReason() {
            var grant = SiblingGrant.aGrant().publish();
            var id = draft(grant, "RP1");
            var request = Map.of("grantId", grant.id, "reportingPoint", "RP1");
            post(preparer(), "/v1/department-returns", request)
                    .statusCode(409)
                    .body("code", is("DEPARTMENT_RETURN_EXISTS"));
            inputs(id, NIL);
            submit(id, frozen(id), IN_TIME).statusCode(200);
            inputs(id, Map.of()).statusCode(409).body("code", is("DEPARTMENT_RETURN_SUBMITTED"));
            post(preparer(), path(id, "/refresh")).statusCode(409).body("code", is("DEPARTMENT_RETURN_SUBMITTED"));
            post(preparer(), "/v1/department-returns", request)
                    .statusCode(422)
                    .body("code", is("REVISION_REASON_MISSING"));
            var revision = Map.of("grantId", grant.id, "reportingPoint", "RP1", "revisionReason", "A late invoice");
            String second = post(preparer(), "/v1/department-returns", revision)
                    .statusCode(201)
                    .body("revision", is(2))
                    .extract()
                    .path("id");
            inputs(second, NIL);
            submit(second, frozen(second), IN_TIME).statusCode(200);
            get(preparer(), path(id, "")).body("status", is("SUPERSEDED"));
        }

        @Test
        void shouldAskForTheVersionTheEditIsBasedOn() {
            var grant = SiblingGrant.aGrant().publish();
            var id = draft(grant, "RP1");
            Contract.given(preparer())
                    .body(NIL)
                    .put(path(id, "/inputs"))
                    .then()
                    .statusCode(428)
                    .body("code", is("IF_MATCH_NEEDED"));
            Contract.given(preparer())
                    .header("If-Match", "\"99\"")
                    .body(NIL)
                    .put(path(id, "/inputs"))
                    .then()
                    .statusCode(412)
                    .body("code", is("VERSION_STALE"));
        }

        @Test
        void shouldRecordAWaiverOnlyWhereTheEditionAllowsOne() {
            var grant = SiblingGrant.aGrantInUse().publish();
            var id = draft(grant, "RP2");
            var waiver = Map.of("waivers", List.of(Map.of("id", "V10", "reason", "Recounted")));
            inputs(id, waiver).statusCode(200).body("inputs.waivers.id", contains("V10"));
            var forbidden = Map.of("waivers", List.of(Map.of("id", "V2", "reason", "No")));
            inputs(id, forbidden).statusCode(422).body("code", is("WAIVER_NOT_ALLOWED"));
            inputs(id, Map.of("finalUnspent", SiblingGrant.money("-1")))
                    .statusCode(422)
                    .body("code", is("AMOUNT_NEGATIVE"));
        }

        @Test
        void shouldWarnOfABaselineThatChangedSinceTheEarlierPoint() {
            var grant = SiblingGrant.aGrant().publish();
            var first = draft(grant, "RP1");
            inputs(first, Map.of("nilReason", "NO_RECEIPT", "hoursBaseline", "100.00"));
            submit(first, frozen(first), IN_TIME).statusCode(200);
            var second = draft(grant, "RP2");
            inputs(second, Map.of("nilReason", "NO_RECEIPT", "hoursBaseline", "101.00"));
            validate(second).body("findings.find { it.id == 'V10' }.place", equalTo("D6"));
        }
    }

    @Test
    void shouldTraceEachCellToItsSources() {
        var grant = SiblingGrant.aGrantInUse().publish();
        var returnId = accepted(grant, "1-A", "990.00", "10.00");
        var id = draft(grant, "RP2");
        get(preparer(), path(id, "/cells?code=D4"))
                .body("items.code", not(hasItem("D1")))
                .body("items.find { it.key == 'RETENTION/PROVIDER' }.provenance.reference", contains(returnId))
                .body("items.find { it.key == 'LOCAL_RECRUITMENT/DIRECT' }.provenance.reference", contains("GL1"));
        get(preparer(), path(id, "/cells?code=D2"))
                .body("items[0].provenance.source", contains("JOURNAL", "JOURNAL"))
                .body("items[0].provenance.amount", contains("1000.00", "500.50"));
        get(preparer(), path(id, ""))
                .body("missingProviders.providerId", contains("1-B"))
                .body("missingProviders.paid.amount", contains("500.50"));
    }

    @Test
    void shouldListReturnsPageByPage() {
        var grant = SiblingGrant.aGrant().publish();
        var first = draft(grant, "RP1");
        var second = draft(grant, "RP2");
        var page = get(preparer(), "/v1/department-returns?limit=1&grantId=" + grant.id)
                .statusCode(200)
                .body("items.id", contains(first));
        String next = page.extract().path("next");
        get(preparer(), "/v1/department-returns?limit=1&grantId=" + grant.id + "&cursor=" + next)
                .body("items.id", contains(second))
                .body("next", nullValue());
        get(preparer(), "/v1/department-returns?limit=1&cursor=" + next)
                .statusCode(400)
                .body("code", is("CURSOR_INVALID"));
    }

    @Test
    void shouldPutARefusedNoticeOnTheWorkListAndSendItAgain() {
        var grant = SiblingGrant.aGrant().publish();
        grant.refuseSubmissions(422, "REPORTING_POINT_UNKNOWN");
        var id = draft(grant, "RP1");
        inputs(id, NIL);
        submit(id, frozen(id), IN_TIME).statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get(preparer(), path(id, "")).body("submission.toldGrantService", is("REFUSED")));
        String item = get(Reporting.officer(), "/v1/work-items?limit=500")
                .statusCode(200)
                .extract()
                .path("items.find { it.grantId == '" + grant.id + "' }.id");
        grant.acceptSubmissions();
        post(Reporting.officer(), "/v1/work-items/" + item + "/retry").statusCode(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> get(preparer(), path(id, "")).body("submission.toldGrantService", is("DELIVERED")));
    }

    @Test
    void shouldTellGrantServiceAgainWhenTheAcknowledgementComesLater() {
        var grant = SiblingGrant.aGrant().publish();
        var id = draft(grant, "RP1");
        inputs(id, NIL);
        var hash = frozen(id);
        var late = Map.of("reference", "DHSC-7", "acknowledgedAt", "2022-01-13T08:00:00Z");
        post(preparer(), path(id, "/acknowledgement"), late)
                .statusCode(409)
                .body("code", is("DEPARTMENT_RETURN_NOT_SUBMITTED"));
        var sending = Reporting.sending(hash, IN_TIME);
        sending.remove("acknowledgement");
        post(preparer(), path(id, "/submission"), sending)
                .statusCode(200)
                .body("submission.acknowledgement", nullValue());
        var early = Map.of("reference", "DHSC-7", "acknowledgedAt", "2022-01-12T10:14:59Z");
        post(preparer(), path(id, "/acknowledgement"), early)
                .statusCode(422)
                .body("code", is("ACKNOWLEDGED_BEFORE_SENT"));
        post(preparer(), path(id, "/acknowledgement"), late)
                .statusCode(200)
                .body("submission.acknowledgement.reference", is("DHSC-7"));
        post(preparer(), path(id, "/acknowledgement"), late).statusCode(409).body("code", is("ACKNOWLEDGED_ALREADY"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told(grant)).hasSize(2));
        var told = told(grant);
        assertThat(told.get(0).json().has("acknowledgement")).isFalse();
        assertThat(told.get(1).json().path("acknowledgement").path("reference").asText())
                .isEqualTo("DHSC-7");
    }

    /** What came of telling grant-service is noted down in the very moment: an acknowledgement waits for it, and is not refused. */
    @Test
    void shouldAcknowledgeWhileADeliveryIsNotedDown() throws Exception {
        var grant = SiblingGrant.aGrant().publish();
        var id = draft(grant, "RP1");
        inputs(id, NIL);
        var sending = Reporting.sending(frozen(id), IN_TIME);
        sending.remove("acknowledgement");
        post(preparer(), path(id, "/submission"), sending).statusCode(200);
        var late = Map.of("reference", "DHSC-7", "acknowledgedAt", "2022-01-13T08:00:00Z");
        try (var noting = PostgresResource.superuser();
                var statement = noting.createStatement()) {
            noting.setAutoCommit(false);
            statement.execute("update department_return set version = version + 1 where id = '" + id + "'");
            var answer = CompletableFuture.supplyAsync(() -> post(preparer(), path(id, "/acknowledgement"), late)
                    .extract()
                    .statusCode());
            assertThatThrownBy(() -> answer.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            noting.commit();
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(200);
        }
    }

    /** A delivery whose answer comes late is made again, word for word. */
    private static List<Siblings.Asked> told(SiblingGrant grant) {
        return Siblings.asked("POST", grant.id.toString()).stream().distinct().toList();
    }

    @Test
    void shouldSayThatASiblingIsAway() {
        var grant = SiblingGrant.aGrant().publish();
        grant.breakGrantService();
        post(preparer(), "/v1/department-returns", Map.of("grantId", grant.id, "reportingPoint", "RP1"))
                .statusCode(503)
                .body("code", is("SIBLING_UNAVAILABLE"));
        get(preparer(), "/v1/department-returns?grantId=" + grant.id).body("items", empty());
    }

    @Test
    void shouldNotKnowAReportingPointTheEditionLacks() {
        var grant = SiblingGrant.aGrant().publish();
        post(preparer(), "/v1/department-returns", Map.of("grantId", grant.id, "reportingPoint", "RP9"))
                .statusCode(422)
                .body("code", is("REPORTING_POINT_UNKNOWN"));
    }

    private static String cell(String code) {
        return "cells.findAll { it.code == '" + code + "' }.value";
    }
}
