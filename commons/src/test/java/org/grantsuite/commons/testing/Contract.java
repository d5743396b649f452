package org.grantsuite.commons.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** RestAssured with every exchange validated against the service's contract (META-INF/openapi.yaml on the class path). */
public final class Contract {
    private static final class Holder {
        private static final OpenApiValidationFilter FILTER =
                new OpenApiValidationFilter(validator(read("META-INF/openapi.yaml")));
    }

    private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .defaultContentCharset(StandardCharsets.UTF_8)
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs(
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ContentType.BINARY)
                    .encodeContentTypeAs("application/vnd.oasis.opendocument.spreadsheet", ContentType.BINARY));

    private Contract() {}

    /** Refuses an exchange whose request or answer the contract does not describe. */
    public static Filter filter() {
        return Holder.FILTER;
    }

    /** A validated request with this token and JSON both ways. */
    public static RequestSpecification given(String token) {
        return unchecked(token).filter(filter());
    }

    /** As {@link #given}, with a fresh Idempotency-Key. */
    public static RequestSpecification creating(String token) {
        return given(token).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** For deliberately bad requests: sent as they are; the answer is for the test to judge. */
    public static RequestSpecification unchecked(String token) {
        return plain().filter(Answers.filter())
                .filter(Secrets.filter())
                .auth()
                .oauth2(token)
                .contentType("application/json");
    }

    /** Without the framework's own setting, which writes every exchange down, were it of 50 MB. */
    public static RequestSpecification plain() {
        return RestAssured.given().config(CONFIG);
    }

    public static OpenApiInteractionValidator validator(String contract) {
        return OpenApiInteractionValidator.createForInlineApiSpecification(contract)
                .build();
    }

    /** Reads a class path resource as text. */
    public static String read(String resource) {
        Supplier<InputStream> stream =
                () -> Thread.currentThread().getContextClassLoader().getResourceAsStream(resource);
        try (InputStream open = Objects.requireNonNull(stream.get(), resource)) {
            return new String(open.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
