package org.grantsuite.reporting.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.grantsuite.reporting.testing.Reporting.officer;
import static org.grantsuite.reporting.testing.Reporting.post;
import static org.grantsuite.reporting.testing.Reporting.preparer;
import static org.grantsuite.reporting.testing.Reporting.provider;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.reporting.testing.Browser;
import org.grantsuite.reporting.testing.Reporting;
import org.grantsuite.reporting.testing.ReportingServiceTest;
import org.grantsuite.reporting.testing.ShownGrant;
import org.grantsuite.reporting.testing.SiblingGrant;
import org.grantsuite.reporting.testing.Siblings;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Each page as a browser without scripts gets it. */
@ReportingServiceTest
class PagesTest {
    private static final String BASE = "/pages/" + Reporting.COUNCIL;
    private final ShownGrant shown = ShownGrant.of(SiblingGrant.aGrantInUse());
    private final SiblingGrant grant = shown.grant;

    @Test
    void shouldSendWhoIsNotSignedInToTheIdentityProviderAndBack() {
        var asked = Browser.stranger().getOnce(BASE + "/grants/" + grant.id);

        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(asked.header("Location"))
                .contains("/authorize?")
                .contains("code_challenge=")
                .contains("client_id=grant-suite-pages");
        assertThat(asked.body().asString()).isEmpty();
    }

    @Test
    void shouldTakeNoBearerTokenForASession() {
        var asked = RestAssured.given()
                .redirects()
                .follow(false)
                .header("Authorization", "Bearer " + officer())
                .get(BASE);

        assertThat(asked.statusCode()).isEqualTo(302);
    }

    @Test
    void shouldTakeNoSessionForABearerToken() {
        var session = Browser.stranger().comeBack(officer()).getCookies();
        assertThat(session).containsKey("q_session_pages");

        RestAssured.given()
                .cookies(session)
                .get("/v1/department-returns")
                .then()
                .statusCode(401);
        RestAssured.given()
                .cookie("q_session_pages", "made-up")
                .header("Authorization", "Bearer " + officer())
                .get("/v1/department-returns")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldRefuseAFormThatCannotBeDecoded() throws Exception {
        var form = "/provider/obligations/" + UUID.randomUUID();
        var upload = "/provider/grants/" + UUID.randomUUID() + "/RP2/upload";
        var urlencoded = "application/x-www-form-urlencoded";
        var multipart = "multipart/form-data; boundary=b";

        assertUndecodable(form, urlencoded, "key=%zz");
        assertUndecodable(form, urlencoded + "; charset=bogus", "key=%41");
        assertUndecodable(upload, multipart, "--b\r\nContent-Disposition: form-data; name=key\r\n\r\ncut");
        assertUndecodable(upload, multipart, "--b\r\nno head\r\n\r\nx\r\n--b--\r\n");
    }

    /** By a client that sends what no other would. */
    private static void assertUndecodable(String path, String type, String body) throws Exception {
        var session = Browser.stranger().comeBack(provider("1-A")).getCookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + BASE + path))
                .header("Cookie", session)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var refused = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).as(type + " " + body).isEqualTo(400);
        assertThat(refused.body()).contains("BODY_MALFORMED");
    }

    @Test
    void shouldLetInNobodyWhoseAccessTokenTheApiWouldRefuse() {
        var browser = Browser.stranger();
        var another = Tokens.forAudience("another", Reporting.COUNCIL, "mallory", "grants-officer");

        var back = browser.comeBack(another);
        assertThat(back.statusCode()).isEqualTo(401);
        assertThat(Browser.document(back).text()).contains("NOT_AUTHENTICATED").doesNotContain("mallory");
        assertThat(browser.getOnce(BASE).statusCode()).isEqualTo(302);
    }

    @Test
    void shouldKeepTheSessionFromScriptsAndOtherSites() {
        var asked = RestAssured.given().redirects().follow(false).get("/pages");
        var session = asked.headers().getValues("Set-Cookie");

        assertThat(session)
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie.toLowerCase(Locale.ROOT))
                        .contains("httponly")
                        .contains("samesite")
                        .contains("path=/pages"));
    }

    /** Strict cookies would not come along when the identity provider of another site sends a person back. */
    @Test
    void shouldKeepTheSessionOfWhoComesBackFromAnotherSite() {
        var browser = Browser.stranger();
        var session = browser.comeBack(officer()).headers().getValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("q_session"));
        var ofForms = browser.getOnce(BASE).headers().getValues("Set-Cookie").stream();

        assertThat(Stream.concat(session, ofForms))
                .hasSizeGreaterThan(1)
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("samesite=lax"));
    }

    @Test
    void shouldLetNothingBeKeptOrRunFromElsewhere() {
        var page = Browser.signedIn(officer()).get(BASE);

        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        var document = Browser.document(page);
        assertThat(document.select("script:not([src]), style, [style], [onclick], [onload]"))
                .isEmpty();
    }

    @Test
    void shouldShowTheGrantsAtAGlanceInADrawingAndInATable() {
        var page = page(officer(), BASE);

        assertStructure(page);
        assertThat(page.selectFirst("h1").text()).isEqualTo("Grants at a glance");
        var line = page.select("table").last().selectFirst("tbody tr");
        assertThat(line.select("th, td").eachText())
                .containsExactly(
                        "Workforce Recruitment and Retention Fund 31/5781",
                        "£552,981.00",
                        "£331,788.60",
                        "£2,981.00",
                        "£1,490.50",
                        "Nothing sent yet",
                        "At risk £221,192.40",
                        "First return, 14 January 2022 Overdue");
        assertThat(page.selectFirst("svg desc").text())
                .contains("Received £331,788.60")
                .contains("At risk £221,192.40");
        assertThat(page.select("svg rect.app-chart__bar").eachAttr("width").get(0))
                .isEqualTo("298");
        assertThat(line.selectFirst("th a").attr("href")).isEqualTo(BASE + "/grants/" + grant.id);
    }

    @Test
    void shouldShowAGrantsThreadWithEachFigureLeadingOn() {
        var page = page(officer(), BASE + "/grants/" + grant.id);

        assertStructure(page);
        assertThat(page.select("h2[id]").eachAttr("id"))
                .containsExactly(
                        "money",
                        "instalments",
                        "receipts",
                        "decisions",
                        "plans",
                        "deadlines",
                        "returns",
                        "recoveries",
                        "repayment");
        assertThat(page.text()).contains("RP1 by 14 January 2022: Open").contains("DHSC <1>");
        assertThat(page.select("a").eachAttr("href"))
                .contains(
                        BASE + "/grants/" + grant.id + "/journals?kind=RECEIPT",
                        BASE + "/grants/" + grant.id + "/journals/" + shown.receiptJournal,
                        BASE + "/plans/" + shown.planId,
                        BASE + "/grants/" + grant.id + "/chasing/RP2");
    }

    @Test
    void shouldShowEveryLineOfAThreadHoweverManyThereAre() {
        shown.receiptsInTwoPages();

        var page = page(officer(), BASE + "/grants/" + grant.id);

        assertThat(page.select("table:contains(What the bank received) tbody tr"))
                .hasSize(2);
    }

    @Test
    void shouldShowAReversedReceiptAsReversedWithItsReasonAndJournal() {
        var receipt = "table:contains(What the bank received) tbody tr";
        assertThat(page(officer(), BASE + "/grants/" + grant.id).select(receipt).text())
                .contains("Counts")
                .doesNotContain("Reversed");
        var journal = shown.reverseTheReceipt("2022-05-02", "It was another council's");

        var page = page(officer(), BASE + "/grants/" + grant.id);
        assertStructure(page);
        assertThat(page.select(receipt).text())
                .contains("£331,788.60 Reversed on 2 May 2022: It was another council's")
                .doesNotContain("Counts");
        assertThat(page.select(receipt + " a").eachAttr("href"))
                .containsExactly(
                        BASE + "/grants/" + grant.id + "/journals/" + shown.receiptJournal,
                        BASE + "/grants/" + grant.id + "/journals/" + journal);
    }

    /** R46: re-issued rules judge what comes under them, so the pages show those. */
    @Test
    void shouldAskWhatTheEditionInForceAsks() {
        var reissued = SiblingGrant.aGrantInUse().edition(document -> {}).supersededOn("2022-03-01", document -> {
            ((ObjectNode) document.path("measures").path(0)).put("code", "REISSUED");
            var points = (ArrayNode) document.path("reportingPoints");
            points.add(((ObjectNode) points.get(1).deepCopy()).put("code", "RP3"));
        });
        var page = page(officer(), BASE + "/grants/" + ShownGrant.of(reissued).grant.id);
        assertThat(page.select("a").eachAttr("href"))
                .contains(
                        BASE + "/grants/" + reissued.id + "/chasing/RP2",
                        BASE + "/grants/" + reissued.id + "/chasing/RP3");

        post(officer(), "/v1/obligations", Map.of("grantId", reissued.id, "reportingPoint", "RP2"));
        String owed = Reporting.get(officer(), "/v1/obligations?grantId=" + reissued.id + "&providerId=1-A")
                .extract()
                .path("items[0].id");
        var form = page(provider("1-A"), BASE + "/provider/obligations/" + owed);
        assertThat(form.select("label[for=spend_reissued]")).hasSize(1);
    }

    @Test
    void shouldShowJournalsAndOneOfThem() {
        var page = page(officer(), BASE + "/grants/" + grant.id + "/journals");
        assertStructure(page);
        var link = page.selectFirst("tbody a");
        assertThat(link).isNotNull();

        var journal = page(officer(), link.attr("href"));

        assertStructure(journal);
        assertThat(journal.select("table tbody tr")).hasSize(1);
        assertThat(page(officer(), BASE + "/grants/" + grant.id + "/direct-spend")
                        .select("tbody tr"))
                .isNotEmpty();
        assertStructure(page(officer(), BASE + "/grants/" + grant.id + "/awards"));
        assertStructure(page(officer(), BASE + "/grants/" + grant.id + "/payments"));
    }

    @Test
    void shouldShowAPlanWithExactBesideStated() {
        var page = page(officer(), BASE + "/plans/" + shown.planId);

        assertStructure(page);
        assertThat(page.selectFirst("tbody tr").select("td").eachText())
                .startsWith("40.2 %", "£133,379.02", "£134,075.89", "£696.87", "£134,075.89", "Deviates");
        assertThat(page.text()).contains("£0.60, Held in grant");
    }

    @Test
    void shouldShowWhoOwesWhatAndTellMissingFromNil() {
        grant.award("1-N", "1-N-L1", "10.00", "10.00");
        grant.publish();
        open();
        var nil = Reporting.providerReturn(grant, "1-A", "990.00", "10.00");
        nil.put("spend", List.of());
        nil.put("unspent", SiblingGrant.money("1000.00"));
        post(officer(), "/v1/provider-returns", nil).statusCode(201);

        var page = page(officer(), BASE + "/grants/" + grant.id + "/chasing/RP2");

        assertStructure(page);
        var stands = page.select("table").last().select("tbody tr").eachText();
        assertThat(stands)
                .anySatisfy(line -> assertThat(line).contains("Provider 1-A").contains("£0.00, stated nil"));
        assertThat(stands)
                .anySatisfy(line -> assertThat(line).contains("Provider 1-N").endsWith("Missing"));
        assertThat(page.text()).contains("Owed in all 3 ").contains("Missing 2 ");
    }

    /** Whose payment waits is the business of those who pay. */
    @Test
    void shouldShowACertifierWhoOwesWhatButNotWhosePaymentWaits() {
        open();

        var page = page(Reporting.certifier("sam"), BASE + "/grants/" + grant.id + "/chasing/RP2");

        assertStructure(page);
        assertThat(page.text()).contains("Owed in all 2 ").doesNotContain("instalment waits");
    }

    @Test
    void shouldLeadFromAFigureOfASurveyToWhoWasAsked() {
        var surveyed = SiblingGrant.aGrantInUse().edition(PagesTest::askHowManyAnswered);
        ShownGrant.of(surveyed);
        SiblingGrant.register("1-A 1-A-L1 E08000002", "1-C 1-C-L1 E08000002");
        post(officer(), "/v1/surveys", Map.of("grantId", surveyed.id, "reportingPoint", "RP2"))
                .statusCode(200);

        var cell = BASE + "/returns/" + Reporting.draft(surveyed, "RP2") + "/cell?code=Q7&key=asked";
        assertThat(page(preparer(), cell).select("tbody a").eachAttr("href"))
                .containsExactly(BASE + "/grants/" + surveyed.id + "/chasing/RP2");
    }

    private static void askHowManyAnswered(ObjectNode edition) {
        ((ArrayNode) edition.path("metrics"))
                .addObject()
                .put("code", "Q7")
                .put("label", "Providers asked and answered")
                .put("type", "COUNTS")
                .put("unit", "PROVIDER")
                .put("source", "ALL_PROVIDERS_IN_AREA")
                .put("aggregation", "POSITION")
                .put("figure", "COVERAGE")
                .putArray("parts")
                .add("asked")
                .add("answered");
        ((ArrayNode) edition.path("reportingPoints").path(1).path("metrics")).add("Q7");
    }

    /** The files under the references the return names, and no others of its provider. */
    @Test
    void shouldShowTheFilesAReturnNames() {
        var named = evidence("EV-1", "payroll.pdf", "%PDF-1.7 payroll");
        var other = evidence("EV-2", "other.pdf", "%PDF-1.7 other");
        var id = Reporting.accepted(grant, "1-A", "990.00", "10.00");

        assertThat(page(officer(), BASE + "/provider-returns/" + id).select("a").eachAttr("href"))
                .contains(BASE + "/evidence/" + named)
                .doesNotContain(BASE + "/evidence/" + other);
    }

    private String evidence(String reference, String fileName, String text) {
        return Contract.creating(officer())
                .contentType("application/octet-stream")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/v1/evidence?grantId=%s&providerId=1-A&reference=%s&fileName=%s"
                        .formatted(grant.id, reference, fileName))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void shouldOpenEachCellOfAReturnDownToItsLines() {
        var accepted = Reporting.accepted(grant, "1-A", "990.00", "10.00");
        var id = Reporting.draft(grant, "RP2");
        var page = page(preparer(), BASE + "/returns/" + id);
        assertStructure(page);
        var link = page.select("tbody a").stream()
                .filter(a ->
                        a.attr("href").contains("code=D4") && a.attr("href").contains("RETENTION%2FPROVIDER"))
                .findFirst()
                .orElseThrow();
        assertThat(link.ownText()).isEqualTo("£990.00");

        var cell = page(preparer(), link.attr("href"));

        assertStructure(cell);
        var source = cell.selectFirst("tbody a");
        assertThat(source.attr("href")).isEqualTo(BASE + "/provider-returns/" + accepted);
        var handed = page(preparer(), source.attr("href"));
        assertStructure(handed);
        assertThat(handed.text())
                .contains("Spent £990.00")
                .contains("Petra Provider")
                .contains("EV-1");
    }

    @Test
    void shouldCertifyByAFormAndShowWhatChanged() {
        var id = Reporting.draft(grant, "RP2");
        var hash = Reporting.frozen(id);
        var browser = Browser.signedIn(Reporting.certifier("sam"));
        var page = browser.page(BASE + "/returns/" + id + "/certificate");
        assertStructure(page);
        assertThat(page.text()).contains(hash).contains("What changed");

        var refused = browser.submit(page, Map.of("answer", "sign", "statement", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        var faulty = Browser.document(refused);
        assertThat(faulty.title()).startsWith("Error: ");
        assertThat(faulty.select(".govuk-error-summary a").eachAttr("href")).containsExactly("#role", "#statement");

        var role = page.selectFirst("input[name=role]").val();
        var signed =
                browser.submit(page, Map.of("answer", "sign", "role", role, "statement", "I certify this return."));
        assertThat(signed.statusCode()).as(signed.asString()).isEqualTo(303);
        assertThat(browser.page(BASE + "/returns/" + id + "/certificate")
                        .select("table tbody tr")
                        .eachText())
                .anySatisfy(line -> assertThat(line).contains("sam"));
    }

    @Test
    void shouldTakeNoFormWithoutItsToken() {
        var id = Reporting.draft(grant, "RP2");
        var browser = Browser.signedIn(Reporting.certifier("cleo"));
        var page = browser.page(BASE + "/returns/" + id + "/certificate");
        assertFormRefused(browser, "/returns/" + id + "/certificate");
        var provider = Browser.signedIn(provider("1-A"));
        assertFormRefused(provider, "/provider/obligations/" + obligation("1-A"));
        assertFormRefused(provider, "/provider/grants/" + grant.id + "/RP2/upload");
        var others = Browser.signedIn(Reporting.certifier("mallory"))
                .send()
                .formParam("formToken", page.select("input[name=formToken]").val())
                .post(BASE + "/returns/" + id + "/certificate");
        assertThat(others.statusCode()).isEqualTo(403);
    }

    private static void assertFormRefused(Browser browser, String action) {
        var sent = action.endsWith("upload")
                ? browser.send().multiPart("key", "k")
                : browser.send().formParam("role", "X");
        var answer = sent.post(BASE + action);
        assertThat(answer.statusCode()).as(action).isEqualTo(403);
        assertThat(answer.asString()).contains("FORM_NOT_OURS");
    }

    @Test
    void shouldShowAProviderWhatItWasAwardedAndWhy() {
        var award = shown.award("1-A");
        var browser = Browser.signedIn(provider("1-A"));

        var home = browser.page("/pages");
        assertStructure(home);
        assertThat(home.selectFirst("h1").text()).isEqualTo("Your grants");
        assertThat(home.selectFirst("tbody a").attr("href")).isEqualTo(BASE + "/awards/" + award);
        var page = browser.page(BASE + "/awards/" + award);

        assertStructure(page);
        assertThat(page.text()).contains("44 of 1,844 beds of the pot").contains("£1,000.00");
    }

    @Test
    void shouldShowWhatWasAcceptedOfAnAwardWhereItIsAPart() {
        var award = shown.award("1-A", "640.00");

        var page = page(officer(), BASE + "/awards/" + award);
        assertThat(page.text()).contains("Awarded £640.00, the part accepted of £1,000.00 offered");
        grant.acceptedInPart("320.25").publish();
        assertThat(page(officer(), BASE + "/grants/" + grant.id + "/awards")
                        .select("tbody td")
                        .eachText())
                .contains("£320.25");
        assertThat(page(provider("1-A"), "/pages").select("tbody td").eachText())
                .contains("£640.00")
                .doesNotContain("£1,000.00");
    }

    /** A hundred lines, and a way on: what is still owed is not hidden behind what has come. */
    @Test
    void shouldShowAProviderAllItOwes() {
        var who = "1-P" + grant.id.toString().substring(0, 6);
        for (int i = 0; i < 102; i++) {
            grant.award(who, who + "-L" + i, "10.00", "10.00");
        }
        grant.publish();
        shown.award(who);
        open();
        var first = Reporting.providerReturn(grant, who, "10.00", "0.00");
        first.put("locationId", who + "-L0");
        post(officer(), "/v1/provider-returns", first).statusCode(201);
        var browser = Browser.signedIn(provider(who));

        var home = browser.page(BASE + "/provider");

        assertStructure(home);
        var owed = "table:contains(Returns you owe) tbody tr";
        assertThat(home.select(owed)).hasSize(100);
        assertThat(home.select("table:contains(Returns you handed in) tbody tr"))
                .hasSize(1);
        var next = home.selectFirst("a[href^=?owed=]").attr("href");
        assertThat(browser.page(BASE + "/provider" + next).select(owed)).hasSize(1);
    }

    @Test
    void shouldTakeAProvidersReturnByForm() {
        shown.award("1-A");
        var id = obligation("1-A");
        var browser = Browser.signedIn(provider("1-A"));
        var page = browser.page(BASE + "/provider/obligations/" + id);
        assertStructure(page);
        assertThat(page.select("label[for=spend_retention]")).hasSize(1);

        var refused = browser.submit(page, Map.of("spend_retention", "nine", "unspent", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        var faulty = Browser.document(refused);
        assertThat(faulty.select(".govuk-error-summary a").eachAttr("href"))
                .contains("#spend_retention", "#unspent", "#signedBy", "#signedOn-day");
        assertThat(faulty.selectFirst("#spend_retention").val()).isEqualTo("nine");

        var filled = Map.of(
                "locationId", "1-A-L1",
                "spend_retention", "£990.00",
                "unspent", "10",
                "recruits", "2",
                "newExpenditure", "Y",
                "noDoubleFunding", "Y",
                "signedBy", "Petra Provider",
                "signedOn-day", "10",
                "signedOn-month", "4",
                "signedOn-year", "2022");
        var taken = browser.submit(page, filled);
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(303);
        var handed = browser.page(URI.create(taken.header("Location")).getPath());
        assertThat(handed.text()).contains("Spent £990.00").contains("Unspent £10.00");
        assertThat(browser.submit(page, filled).header("Location")).isEqualTo(taken.header("Location"));
    }

    @Test
    void shouldTakeAProvidersFileWholeOrShowEachFault() {
        shown.award("1-A");
        var browser = Browser.signedIn(provider("1-A"));
        var address = BASE + "/provider/grants/" + grant.id + "/RP2/upload";
        var page = browser.page(address);
        assertStructure(page);
        var header = "provider_id,location_id,award_ids,signed_by,signed_on,new_expenditure,"
                + "no_double_funding,unspent,spend_retention\n";
        var line = "1-A,1-A-L1," + grant.awardOf("1-A") + ",Petra,2022-04-10,Y,Y,";

        var without = browser.send();
        page.select("form input[type=hidden]").forEach(input -> without.multiPart(input.attr("name"), input.val()));
        assertThat(without.post(address).asString()).contains("FILE_MISSING");

        var faulty = upload(browser, page, header + line + "ten,990.00\n");
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(Browser.document(faulty).select(".govuk-error-summary li").eachText())
                .anySatisfy(fault -> assertThat(fault).contains("Row 2").contains("unspent"));

        var torn = upload(
                browser, page, header.replace("unspent", "evidence_references,unspent") + line + "EV\0,10.00,990.00\n");
        assertThat(torn.statusCode()).isEqualTo(422);
        assertThat(torn.asString()).contains("control characters");
        var far = upload(browser, page, header + line.replace("2022-04-10", "+999999-01-01") + "10.00,990.00\n");
        assertThat(far.statusCode()).isEqualTo(422);
        assertThat(far.asString()).contains("a date such as 2021-11-30");

        var tooLong = upload(browser, page, header + "x".repeat(10 * 1024 * 1024));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.asString()).contains("The file has more than 10485760 bytes");

        var others = upload(browser, page, header + line.replace("1-A", "1-B") + "10.00,990.00\n");
        assertThat(others.asString()).contains("PROVIDER_NOT_YOURS");

        var taken = upload(browser, browser.page(address), header + line + "10.00,990.00\n");
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(303);
        assertThat(browser.page(address + "?stored=1").text()).contains("1 returns were handed in");
    }

    private static Response upload(Browser browser, Document page, String csv) {
        var request = browser.send();
        page.select("form input[type=hidden]").forEach(input -> request.multiPart(input.attr("name"), input.val()));
        return request.multiPart("file", "returns.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post(page.selectFirst("form").attr("action"));
    }

    @Test
    void shouldShowAProviderNothingOfTheCouncilsNorOfAnother() {
        shown.award("1-A");
        var theirs = obligation("1-B");
        var accepted = Reporting.accepted(grant, "1-B", "500.50", "0.00");
        var draft = Reporting.draft(grant, "RP2");
        var browser = Browser.signedIn(provider("1-A"));

        assertThat(browser.get(BASE + "/provider/obligations/" + theirs).statusCode())
                .isEqualTo(404);
        assertThat(browser.get(BASE + "/provider-returns/" + accepted).statusCode())
                .isEqualTo(404);
        for (var councils : List.of(
                "/returns/" + draft,
                "/returns/" + draft + "/certificate",
                "/returns/" + draft + "/cell?code=D1",
                "/grants/" + grant.id + "/chasing/RP2")) {
            assertThat(browser.get(BASE + councils).statusCode()).as(councils).isEqualTo(403);
        }
        assertThat(Browser.signedIn(officer()).get(BASE + "/provider").statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldShowAnotherCouncilNothingAndNoHint() {
        var stranger = "E09000074";
        Siblings.haveNothingOf(stranger);
        shown.award("1-A");
        var obligation = obligation("1-A");
        var accepted = Reporting.accepted(grant, "1-A", "990.00", "10.00");
        var draft = Reporting.draft(grant, "RP2");
        var all = new String[] {"grants-officer", "returns-preparer", "returns-certifier", "finance", "auditor"};
        var browser = Browser.signedIn(Tokens.of(stranger, "eve", all));
        var providers = Browser.signedIn(Tokens.ofProvider(stranger, "eve", List.of("1-A")));
        Map<String, Browser> pages = new LinkedHashMap<>();
        for (var path : List.of(
                "/grants/" + grant.id,
                "/grants/" + grant.id + "/journals",
                "/grants/" + grant.id + "/journals/" + shown.receiptJournal,
                "/grants/" + grant.id + "/direct-spend",
                "/grants/" + grant.id + "/awards",
                "/grants/" + grant.id + "/payments",
                "/grants/" + grant.id + "/chasing/RP2",
                "/plans/" + shown.planId,
                "/awards/" + grant.awardOf("1-A"),
                "/returns/" + draft,
                "/returns/" + draft + "/cell?code=D1",
                "/returns/" + draft + "/certificate",
                "/returns/" + draft + "/file.pdf",
                "/provider-returns/" + accepted)) {
            pages.put(path, browser);
        }
        pages.put("/provider/obligations/" + obligation, providers);
        pages.put("/provider/grants/" + grant.id + "/RP2/upload", providers);
        pages.forEach((path, who) -> {
            var theirs = who.get("/pages/" + stranger + path);
            var nobodys = who.get("/pages/" + stranger
                    + path.replaceAll(
                            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
                            UUID.randomUUID().toString()));
            assertThat(theirs.statusCode()).as(path).isEqualTo(404);
            assertThat(bare(theirs.asString())).as(path).isEqualTo(bare(nobodys.asString()));
        });
        assertThat(browser.get(BASE + "/grants/" + grant.id).statusCode()).isEqualTo(403);
    }

    private static String bare(String page) {
        return page.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
    }

    @Test
    void shouldLetAPersonOfSeveralCouncilsChoose() {
        var browser =
                Browser.signedIn(Tokens.ofCouncils(List.of(Reporting.COUNCIL, "E09000074"), "olga", "grants-officer"));

        var page = browser.page("/pages");

        assertStructure(page);
        assertThat(page.select("main a").eachAttr("href")).containsExactly(BASE, "/pages/E09000074");
        assertThat(browser.page(BASE).selectFirst("h1").text()).isEqualTo("Grants at a glance");
        assertThat(browser.get("/pages/E06000001").statusCode()).isEqualTo(403);
    }

    @Test
    void shouldRefuseOnAPageThatSaysWhatToDo() {
        var answer = Browser.signedIn(officer()).get(BASE + "/returns/" + UUID.randomUUID());

        assertThat(answer.statusCode()).isEqualTo(404);
        var page = Browser.document(answer);
        assertStructure(page);
        assertThat(page.text()).contains("DEPARTMENT_RETURN_UNKNOWN").contains("Check the address");
        assertThat(Browser.document(Browser.signedIn(officer()).get(BASE + "/nowhere"))
                        .text())
                .contains("NOT_FOUND");
    }

    @Test
    void shouldSignOut() {
        var browser = Browser.signedIn(officer());

        var out = browser.getOnce("/pages/sign-out");

        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(out.header("Location")).contains("/sign-out?").contains("post_logout_redirect_uri");
        assertThat(browser.getOnce(BASE).statusCode()).isEqualTo(302);
        assertThat(RestAssured.given().get("/signed-out.html").asString()).contains("You are signed out");
    }

    /** What WCAG 2.2 AA asks of every page and a parser can see. */
    private static void assertStructure(Document page) {
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en-GB");
        assertThat(page.title()).endsWith(" – Grant suite").hasSizeGreaterThan(15);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main#main")).hasSize(1);
        assertThat(page.select("header, footer")).hasSize(2);
        assertThat(page.body().child(0).attr("href")).isEqualTo("#main");
        assertThat(page.select("table")).allSatisfy(table -> {
            assertThat(table.select("caption")).hasSize(1);
            assertThat(table.select("thead th:not([scope=col]), tbody th:not([scope=row])"))
                    .isEmpty();
            assertThat(table.select("tbody tr"))
                    .allSatisfy(row -> assertThat(row.select("th[scope=row]")).hasSize(1));
        });
        assertThat(page.select("svg")).allSatisfy(svg -> {
            assertThat(svg.attr("role")).isEqualTo("img");
            assertThat(svg.select("title, desc")).hasSize(2);
        });
        assertThat(page.select("input:not([type=hidden]), textarea"))
                .allSatisfy(input -> assertThat(page.select("label[for=" + input.id() + "]"))
                        .as(input.outerHtml())
                        .hasSize(1));
        assertThat(page.select("form"))
                .allSatisfy(
                        form -> assertThat(form.select("input[name=formToken]")).hasSize(1));
        var ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
    }

    private void open() {
        post(officer(), "/v1/obligations", Map.of("grantId", grant.id, "reportingPoint", "RP2"))
                .statusCode(200);
    }

    private String obligation(String providerId) {
        open();
        return Reporting.get(officer(), "/v1/obligations?grantId=" + grant.id + "&providerId=" + providerId)
                .extract()
                .path("items[0].id");
    }

    private static Document page(String token, String path) {
        return Browser.signedIn(token).page(path);
    }
}
