package org.grantsuite.grant.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.grantsuite.commons.problem.Violation;
import org.grantsuite.commons.testing.Contract;
import org.grantsuite.grant.scheme.domain.SchemeStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fund family ships as far as it is known (DOMAIN section 3). */
class SiblingEditionsTest {
    private static final Path SIBLINGS = Path.of("src/main/resources/schemes/siblings");
    private final SchemeReader reader = new SchemeReader();

    @ParameterizedTest
    @MethodSource("siblings")
    void shouldHoldWhatIsKnownAndNameWhatIsNot(Path sibling) throws IOException {
        String document = Files.readString(sibling);

        assertThat(reader.require(document).status()).isEqualTo(SchemeStatus.INCOMPLETE);
        assertThat(reader.missing(document))
                .extracting(Violation::field)
                .contains("/inForceFrom", "/measures", "/transfers", "/recipients/register");
        assertThat(reader.missing(document))
                .allSatisfy(one -> assertThat(one.message()).isNotBlank());
    }

    @Test
    void shouldShipTheWholeFamily() throws IOException {
        assertThat(siblings()).hasSize(16);
    }

    @Test
    void shouldNameAParameterTheSourceLeavesOpen() throws IOException {
        String document = Files.readString(SIBLINGS.resolve("ascdf-1.json"));

        assertThat(reader.missing(document))
                .extracting(Violation::field)
                .contains("/instalments", "/spendWindow/from", "/fundingSources/0/basis", "/recovery", "/certification")
                .doesNotContain("/administration", "/spendWindow/to");
    }

    @Test
    void shouldLackNothingOnceComplete() {
        assertThat(reader.missing(Contract.read("schemes/wrrf-1.json"))).isEmpty();
    }

    static List<Path> siblings() throws IOException {
        try (Stream<Path> files = Files.list(SIBLINGS)) {
            return files.sorted().toList();
        }
    }
}
