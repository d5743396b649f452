package org.grantsuite.allocation.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.grantsuite.allocation.stamp.Stamps;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.commons.json.Sha256;
import org.jspecify.annotations.Nullable;

/** Terms as they were offered, kept by their hash (R29). */
@ApplicationScoped
public class AwardTermsStore {
    private static final String STANDARD = "terms/standard.md";
    private static final String STANDARD_VERSION = "standard-1";

    private final Jdbc jdbc;
    private final Stamps stamps;

    AwardTermsStore(Jdbc jdbc, Stamps stamps) {
        this.jdbc = jdbc;
        this.stamps = stamps;
    }

    /** @param hash SHA-256 over version and text */
    public record TermsText(String version, String hash, String text) {

        public static TermsText of(String version, String text) {
            return new TermsText(version, Sha256.hex(version + "\n" + text), text);
        }
    }

    /** Keeps the terms given, or the service's own where none are given. */
    TermsText keep(@Nullable TermsText given) {
        TermsText terms = given == null ? standard() : given;
        jdbc.update(
                "insert into award_terms (council_code, hash, version, body) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                stamps.council(),
                terms.hash(),
                terms.version(),
                terms.text());
        return terms;
    }

    TermsText get(String hash) {
        return Objects.requireNonNull(of(List.of(hash)).get(hash), "terms are kept before they are offered");
    }

    Map<String, TermsText> of(List<String> hashes) {
        return jdbc
                .list(
                        "select version, hash, body from award_terms where hash = any (?)",
                        row -> new TermsText(row.getString(1), row.getString(2), row.getString(3)),
                        (Object) hashes.toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(TermsText::hash, Function.identity()));
    }

    private static TermsText standard() {
        try (InputStream text =
                Objects.requireNonNull(AwardTermsStore.class.getClassLoader().getResourceAsStream(STANDARD))) {
            return TermsText.of(STANDARD_VERSION, new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
