package org.grantsuite.commons.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A running service shows the contract it was built of. */
public abstract class ServedContractTest {

    @Test
    void shouldServeTheContractByteForByte() {
        byte[] served = Contract.plain()
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .contentType("application/yaml;charset=UTF-8")
                .extract()
                .asByteArray();
        assertThat(served).isEqualTo(Contract.read("META-INF/openapi.yaml").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldShowItToPeople() {
        Contract.plain().get("/q/swagger-ui/").then().statusCode(200).body(containsString("/q/openapi"));
    }
}
