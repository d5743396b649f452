package org.grantsuite.allocation.register;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names of England's upper-tier authorities as the directory writes them, with their ONS codes and the days these were in
 * force ({@code register/authorities.csv}): the directory has names only, and names and codes change.
 */
@Singleton
public class AuthorityNames {
    private static final String TABLE = "/register/authorities.csv";
    private final Map<String, List<Dated>> byKey = new HashMap<>();

    AuthorityNames() {
        try (InputStream in = Objects.requireNonNull(AuthorityNames.class.getResourceAsStream(TABLE), TABLE);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord row : rows) {
                byKey.computeIfAbsent(key(row.getField("name")), key -> new ArrayList<>())
                        .add(new Dated(row.getField("ons_code"), day(row, "valid_from"), day(row, "valid_to")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Dated(
            String code, @Nullable LocalDate from, @Nullable LocalDate to) {
        boolean inForce(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }

        String words() {
            return code + (from == null ? "" : " from " + from) + (to == null ? "" : " until " + to);
        }
    }

    /** A name without case, with single spaces and "and" for an ampersand. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace("&", "and").replaceAll("\\s+", " ");
    }

    /** Code of a name in force on a day. */
    Optional<String> find(String key, LocalDate day) {
        return byKey.getOrDefault(key, List.of()).stream()
                .filter(dated -> dated.inForce(day))
                .map(Dated::code)
                .findFirst();
    }

    /** When a name that is not in force was or will be, in words; empty for a name that never is. */
    Optional<String> findOtherTime(String key) {
        List<Dated> dated = byKey.getOrDefault(key, List.of());
        return dated.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", dated.stream().map(Dated::words).toList()));
    }

    private static @Nullable LocalDate day(NamedCsvRecord row, String column) {
        String text = row.getField(column);
        return text.isEmpty() ? null : LocalDate.parse(text);
    }
}
