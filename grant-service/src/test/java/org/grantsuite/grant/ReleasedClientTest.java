package org.grantsuite.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import org.grantsuite.commons.client.SiblingJson;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.commons.testing.Tokens;
import org.grantsuite.grant.released.api.DecisionsApi;
import org.grantsuite.grant.released.api.EventsApi;
import org.grantsuite.grant.released.api.FundingApi;
import org.grantsuite.grant.released.api.GrantsApi;
import org.grantsuite.grant.released.api.InstalmentsApi;
import org.grantsuite.grant.released.api.ReceiptsApi;
import org.grantsuite.grant.released.api.ReservationsApi;
import org.grantsuite.grant.released.model.Decision;
import org.grantsuite.grant.released.model.DecisionRequest;
import org.grantsuite.grant.released.model.Grant;
import org.grantsuite.grant.released.model.GrantRequest;
import org.grantsuite.grant.released.model.GrantUpdate;
import org.grantsuite.grant.released.model.Instalment;
import org.grantsuite.grant.released.model.Posting;
import org.grantsuite.grant.released.model.PostingRequest;
import org.grantsuite.grant.released.model.Receipt;
import org.grantsuite.grant.released.model.ReceiptRequest;
import org.grantsuite.grant.released.model.Reservation;
import org.grantsuite.grant.released.model.ReservationRequest;
import org.grantsuite.grant.testing.Council;
import org.grantsuite.grant.testing.GrantServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The client that was generated from the last released contract, against the service as it is: for the time of an upgrade
 * the called is new and the caller is not. What a caller of money does, from the determination to a posted payment.
 */
@GrantServiceTest
class ReleasedClientTest {
    private static final ObjectMapper JSON = new SiblingJson().getContext(Object.class);
    private final Council council = Council.one();

    @TestHTTPResource("/")
    URI base;

    @BeforeEach
    void hold() {
        council.hold(Contract.read("schemes/wrrf-1.json"));
    }

    private <T> T as(Class<T> api, String token) {
        ClientRequestFilter headers = request -> {
            request.getHeaders().putSingle("Authorization", "Bearer " + token);
            request.getHeaders().putSingle("X-Council-Code", Council.CODE);
        };
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(base)
                .register(new SiblingJson())
                .register(headers)
                .build(api);
    }

    /** A request as the release's own types hold it. */
    private static <T> T body(Class<T> type, String json) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Grant aGrant(String determination) {
        return as(GrantsApi.class, council.token("grants-officer"))
                .createGrant(key(), body(GrantRequest.class, Council.grantBody(determination, "552981.00")));
    }

    @Test
    void shouldCarryMoneyFromTheDeterminationToAPostedPayment() {
        Grant grant = aGrant(Council.unique("31/RELEASED"));
        assertThat(grant.getAllocation()).isEqualTo(Money.ofPence(55_298_100));

        Receipt receipt = as(ReceiptsApi.class, council.token("finance"))
                .recordReceipt(
                        grant.getId(),
                        body(
                                ReceiptRequest.class,
                                Council.receiptBody(1, Council.unique("BACS"), "331788.60", "2021-12-01")));
        assertThat(receipt.getJournalId()).isNotNull();
        assertThat(as(InstalmentsApi.class, council.token("auditor"))
                        .listInstalments(grant.getId(), null)
                        .getItems())
                .extracting(Instalment::getNumber)
                .containsExactly(1, 2);

        Decision decision = as(DecisionsApi.class, council.token("grants-officer"))
                .recordDecision(
                        grant.getId(),
                        key(),
                        body(
                                DecisionRequest.class,
                                Council.decisionBody(Council.unique("SCB"), "\"SPLIT\",\"PAYMENT\"", "")));
        ReservationsApi releaser = as(ReservationsApi.class, council.token("payments-releaser"));
        String run = Council.unique("run/released");
        Reservation reservation = releaser.reserve(
                grant.getId(),
                body(
                        ReservationRequest.class,
                        Council.reservationBody(decision.getId().toString(), run, "1000.00", "2021-12-20")));
        Posting posting = as(ReservationsApi.class, Tokens.ofService("allocation-service"))
                .postPayment(
                        grant.getId(),
                        reservation.getId(),
                        body(
                                PostingRequest.class,
                                Council.postingBody("payment/" + UUID.randomUUID(), "1000.00", "2021-12-20")));

        assertThat(posting.getJournalId()).isNotNull();
        assertThat(releaser.getReservation(grant.getId(), reservation.getId()).getId())
                .isEqualTo(reservation.getId());
        assertThat(as(FundingApi.class, council.token("finance"))
                        .getFunding(grant.getId(), null)
                        .getReceived())
                .isEqualTo(Money.ofPence(33_178_860));
        assertThat(as(EventsApi.class, council.token("auditor"))
                        .listEvents(null, 500)
                        .getItems())
                .isNotEmpty();
    }

    @Test
    void shouldUnderstandARefusal() {
        String determination = Council.unique("31/REFUSED");
        aGrant(determination);

        var refused = catchThrowableOfType(WebApplicationException.class, () -> aGrant(determination));

        assertThat(refused.getResponse().getStatus()).isEqualTo(409);
        assertThat(refused.getResponse().readEntity(String.class)).contains("DETERMINATION_EXISTS");
    }

    @Test
    void shouldEditByVersion() {
        Grant grant = aGrant(Council.unique("31/EDITED"));
        GrantsApi officer = as(GrantsApi.class, council.token("grants-officer"));

        Grant edited = officer.updateGrant(
                grant.getId(), body(GrantUpdate.class, "{\"note\":\"told by the old client\"}"), "\"0\"");

        assertThat(edited.getNote()).isEqualTo("told by the old client");
        assertThat(officer.getGrant(grant.getId()).getVersion()).isEqualTo(1L);
    }
}
