package org.grantsuite.grant.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.grantsuite.grant.ledger.domain.PostingRules;

/** Reads the posting rules once; a service whose rules contradict themselves does not start to post. */
class RuleBook {
    private static final String DOCUMENT = "/ledger/posting-rules.json";

    @Produces
    @Singleton
    static PostingRules read() {
        try (InputStream document = Objects.requireNonNull(RuleBook.class.getResourceAsStream(DOCUMENT), DOCUMENT)) {
            return new ObjectMapper().readValue(document, PostingRules.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
