package org.grantsuite.grant.settlement;

import static org.grantsuite.grant.testing.Council.money;
import static org.grantsuite.grant.testing.Council.unique;

import io.restassured.response.Response;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.grant.testing.Council;

/** What is done to a grant after its money was spent, each exchange held against the contract. */
final class Aftermath {
    private final Council council;
    private final String grant;

    Aftermath(Council council, String grant) {
        this.council = council;
        this.grant = grant;
    }

    private String path(String more) {
        return "/v1/grants/" + grant + more;
    }

    private Response asService(String path, String body) {
        return Contract.given(Tokens.ofService("allocation-service"))
                .header("X-Council-Code", Council.CODE)
                .body(body)
                .post(path(path));
    }

    /** Pays a provider out of a reservation of its own. */
    void transfer(String decision, String amount) {
        String key = unique("run");
        String reservation = Council.created(council.reserve(grant, decision, key, amount));
        council.post(grant, reservation, "payment/" + key, amount).then().statusCode(201);
    }

    static String debtBody(String reference, String amount) {
        return """
                {"debtReference":"%s","providerReference":"1-100","reason":"UNSPENT","amount":%s,
                 "raisedOn":"2022-05-01","actingPerson":"ann"}""".formatted(reference, money(amount));
    }

    Response debt(String body) {
        return asService("/debts", body);
    }

    /** @param debt a reference, or nothing where the money came unasked */
    static String recoveryBody(String reference, String debt, String amount) {
        String of = debt.isEmpty() ? "" : "\"debtReference\":\"" + debt + "\",";
        return """
                {"recoveryReference":"%s",%s"providerReference":"1-100","reason":"UNSPENT","amount":%s,
                 "receivedOn":"2022-05-10","actingPerson":"ann"}""".formatted(reference, of, money(amount));
    }

    Response recover(String body) {
        return asService("/recoveries", body);
    }

    static String writeOffBody(String reference, String debt, String amount) {
        return """
                {"recoveryReference":"%s","debtReference":"%s","providerReference":"1-100","reason":"UNSPENT",
                 "amount":%s,"writtenOffOn":"2022-05-11","why":"insolvent","actingPerson":"ann","approvedBy":"bob"}""".formatted(reference, debt, money(amount));
    }

    Response writeOff(String body) {
        return asService("/write-offs", body);
    }

    Response allowance(String debt, String reference, String change, String amount) {
        String body = """
                {"reference":"%s","change":"%s","amount":%s,"valueOn":"2022-05-05","reason":"in administration"}""".formatted(reference, change, money(amount));
        return council.as("finance").body(body).post(path("/debts/" + debt + "/loss-allowance"));
    }

    static String noticeBody(String reference, String kind, String amount) {
        return """
                {"noticeReference":"%s","kind":"%s","amount":%s,"issuedOn":"2022-05-01","mayBeSetOff":true}""".formatted(reference, kind, money(amount));
    }

    Response notice(String kind, String amount) {
        return council.creating("finance")
                .body(noticeBody(unique("N"), kind, amount))
                .post(path("/repayment-notices"));
    }

    Response pay(String notice, String amount, String ownResources) {
        return pay(notice, unique("PAY"), amount, ownResources);
    }

    Response pay(String notice, String reference, String amount, String ownResources) {
        String own = ownResources.isEmpty() ? "" : ",\"ownResources\":" + money(ownResources);
        String body = "{\"paymentReference\":\"%s\",\"amount\":%s%s,\"paidOn\":\"2022-07-01\"}"
                .formatted(reference, money(amount), own);
        return council.creating("finance").body(body).post(path("/repayment-notices/" + notice + "/payments"));
    }

    Response setOff(String notice, String receipt, String amount, String ownResources) {
        String own = ownResources.isEmpty() ? "" : ",\"ownResources\":" + money(ownResources);
        String body = "{\"setOffReference\":\"%s\",\"receiptId\":\"%s\",\"amount\":%s%s}"
                .formatted(unique("SO"), receipt, money(amount), own);
        return council.creating("finance").body(body).post(path("/repayment-notices/" + notice + "/set-offs"));
    }

    /** @param source as a member of the request: the receipt or the move that kept the sum back */
    Response setOffBy(String notice, String source, String amount) {
        String body = "{\"setOffReference\":\"%s\",%s\"amount\":%s}".formatted(unique("SO"), source, money(amount));
        return council.creating("finance").body(body).post(path("/repayment-notices/" + notice + "/set-offs"));
    }

    /** An instalment the department kept back for the sake of another grant, without any cash. */
    String keptBack(String amount, String owingGrant) {
        String body = "{\"kind\":\"SET_OFF\",\"amount\":%s,\"happenedOn\":\"2022-06-01\",\"reference\":\"%s\","
                + "\"reason\":\"kept back\",\"relatedGrantId\":\"%s\"}";
        return Council.created(council.creating("finance")
                .body(body.formatted(money(amount), unique("DL"), owingGrant))
                .post(path("/instalments/1/moves")));
    }

    Response ownResources(String amount) {
        return ownResources(unique("OWN"), amount);
    }

    Response ownResources(String reference, String amount) {
        String body = "{\"reference\":\"%s\",\"amount\":%s,\"contributedOn\":\"2022-07-01\",\"reason\":\"overspent\"}"
                .formatted(reference, money(amount));
        return council.creating("finance").body(body).post(path("/own-resources"));
    }

    /** A receipt of this grant that the department cut for the sake of another. */
    String receiveCut(String amount, String owingGrant) {
        String variance = ",\"variance\":{\"reason\":\"SET_OFF\",\"note\":\"kept back\",\"relatedGrantId\":\"%s\"}}";
        String body = Council.receiptBody(1, unique("BACS"), amount, "2022-06-01");
        return Council.created(council.as("finance")
                .body(body.substring(0, body.length() - 1) + variance.formatted(owingGrant))
                .post(path("/receipts")));
    }

    Response settle() {
        return council.creating("finance")
                .body("{\"settledOn\":\"2022-08-01\"}")
                .post(path("/settlement"));
    }

    Response settlement() {
        return council.as("auditor").get(path("/settlement"));
    }
}
