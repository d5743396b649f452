package org.grantsuite.reporting.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.grantsuite.commons.testing.Contract;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A person at a browser without scripts: signs in by the code flow, keeps cookies, sends the forms it was given. */
public final class Browser {

    private final CookieFilter cookies = new CookieFilter();

    private Browser() {}

    /** @param accessToken whom the identity provider lets in */
    public static Browser signedIn(String accessToken) {
        var browser = new Browser();
        var back = browser.comeBack(accessToken);
        assertThat(back.statusCode()).as(back.asString()).isEqualTo(302);
        return browser;
    }

    /** What the pages say to who comes back from the identity provider with that access token. */
    public Response comeBack(String accessToken) {
        var asked = send().get("/pages");
        assertThat(asked.statusCode()).isEqualTo(302);
        var query = URI.create(asked.header("Location")).getRawQuery();
        var state = Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith("state="))
                .map(pair -> URLDecoder.decode(pair.substring(6), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
        assertThat(query).contains("code_challenge_method=S256");
        return send().queryParam("state", state).queryParam("code", accessToken).get("/pages");
    }

    public static Browser stranger() {
        return new Browser();
    }

    /** As a link is followed, up to the page it leads to. */
    public Response get(String path) {
        var answer = send().urlEncodingEnabled(false).get(path);
        return answer.statusCode() == 303
                ? get(URI.create(answer.header("Location")).getPath())
                : answer;
    }

    public Response getOnce(String path) {
        return send().get(path);
    }

    public Document page(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isEqualTo(200);
        return document(answer);
    }

    public static Document document(Response answer) {
        assertThat(answer.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
        return Jsoup.parse(answer.asString());
    }

    /** Sends the page's form with what is hidden in it and what is filled in. */
    public Response submit(Document page, Map<String, String> filled) {
        return send(page, filled).post(page.selectFirst("form").attr("action"));
    }

    public RequestSpecification send(Document page, Map<String, String> filled) {
        var request = send();
        page.select("form input[type=hidden]").forEach(input -> request.formParam(input.attr("name"), input.val()));
        return request.formParams(filled);
    }

    public RequestSpecification send() {
        return Contract.plain()
                .urlEncodingEnabled(true)
                .redirects()
                .follow(false)
                .filter(cookies);
    }
}
