package org.grantsuite.allocation.register;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.allocation.testing.AllocationServiceTest;
import org.grantsuite.allocation.testing.Directory;
import org.grantsuite.allocation.testing.Story;
import org.grantsuite.commons.testing.Contract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Uploads have a limit of their own, other bodies keep theirs; whatever is refused leaves nothing behind. */
@AllocationServiceTest
class RegisterUploadTest {
    private final Story story = new Story();

    @Test
    void shouldTakeTwentyMegabytesAsAFileAndNotAsABody() {
        byte[] large = "some words in front of nothing\n".repeat(700_000).getBytes(StandardCharsets.UTF_8);
        send(large, "text/csv").statusCode(422).body("code", is("SHEET_HEADER_MISSING"));
        Contract.unchecked(story.preparer())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("text/csv")
                .queryParam("label", "x")
                .body(large)
                .post("/v1/provider-imports")
                .then()
                .statusCode(413)
                .body("code", is("BODY_TOO_LARGE"));
    }

    @Test
    void shouldRefuseAFileBeyondTheLimitAndNoFileAtAll() {
        send(new byte[(50 << 20) + 1], "text/csv").statusCode(413).body("code", is("BODY_TOO_LARGE"));
        send(new byte[0], "text/csv").statusCode(400).body("code", is("BODY_MISSING"));
        send("x".getBytes(StandardCharsets.UTF_8), "text/plain")
                .statusCode(415)
                .body("code", is("MEDIA_TYPE_UNSUPPORTED"));
    }

    @Test
    void shouldAnswerMalformedFilesWithPlaceAndReason() {
        byte[] xlsx = new Directory().home("1-1", "1-9", "12").xlsx();
        send(Arrays.copyOf(xlsx, xlsx.length / 2), Directory.XLSX)
                .statusCode(422)
                .contentType(startsWith("application/problem+json"))
                .body("code", is("SHEET_UNREADABLE"))
                .body("violations[0].message", containsString("cut off"));
        String bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><x>&b;</x>";
        send(Directory.zip(Map.of("content.xml", bomb)), Directory.ODS)
                .statusCode(422)
                .body("code", is("SHEET_UNSAFE"))
                .body("violations[0].line", is(1))
                .body("violations[0].column", is("content.xml"));
        send(new Directory().home("1-1", "1-9", "=40+2").csv(), "text/csv")
                .statusCode(422)
                .body("code", is("SHEET_UNSAFE"))
                .body("violations[0].line", is(2))
                .body("violations[0].column", is("column 10"));
        send("Location ID,Name\n1-1,Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1), "text/csv")
                .statusCode(422)
                .body("code", is("SHEET_UNREADABLE"))
                .body("violations[0].line", is(2));
        send(
                        new Directory()
                                .home("1-1", "1-9", "12", "Dormant (Y/N)", "perhaps")
                                .csv(),
                        "text/csv")
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations[0].line", is(2))
                .body("violations[0].column", is("Dormant (Y/N)"));
        send(new Directory().home("1-1", "1-9", "12").home("1-1", "1-9", "12").csv(), "text/csv")
                .statusCode(422)
                .body("code", is("IMPORT_REFUSED"))
                .body("violations[0].line", is(3))
                .body("violations[0].message", containsString("line 2 already"));
    }

    private ValidatableResponse send(byte[] file, String type) {
        return Registers.send(story.preparer(), file, type, "2021-02-01", "COUNCIL");
    }

    @AfterEach
    void shouldLeaveNothing() {
        story.reading().get("/v1/register-snapshots").then().statusCode(200).body("items", hasSize(0));
        story.reading().get("/v1/providers").then().body("items", hasSize(0));
        story.reading().get("/v1/register-errors").then().body("items", hasSize(0));
    }
}
