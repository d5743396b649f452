package org.grantsuite.grant.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.function.Supplier;

/** Holds a refusal to its word: its status, its code, and every row of the council as it was. */
public final class Refused {
    private final String council;

    private Refused(String council) {
        this.council = council;
    }

    /** @param council one no other test works in at the same time */
    public static Refused in(String council) {
        return new Refused(council);
    }

    public ValidatableResponse by(int status, String code, Supplier<Response> request) {
        List<String> before = Rows.of(council);
        ValidatableResponse answer = request.get().then().statusCode(status).body("code", is(code));
        assertThat(Rows.of(council)).as("after " + code).isEqualTo(before);
        return answer;
    }
}
