package org.grantsuite.grant.ledger;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import org.grantsuite.commons.json.Sha256;
import org.grantsuite.commons.money.Money;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;
import org.grantsuite.grant.ledger.domain.StatementLine.Place;
import org.jspecify.annotations.Nullable;

/**
 * A place in a statement with the balance brought forward to it, so that no page adds up what the pages before it did,
 * and the last journal of the first page's day, so that all pages show one ledger.
 */
record StatementCursor(Place place, Money broughtForward, long throughSequence) {
    private static final int PRINT = 8;

    String encode(String filter) {
        String text = String.join(
                "|",
                print(filter),
                place.valueOn().toString(),
                Long.toString(place.sequence()),
                Integer.toString(place.line()),
                Long.toString(broughtForward.pence()),
                Long.toString(throughSequence));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws Refusal 400 CURSOR_INVALID for a cursor of another statement or none of ours */
    static Optional<StatementCursor> decode(@Nullable String cursor, String filter) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            String[] parts = text.split("\\|", -1);
            if (parts.length == 6 && parts[0].equals(print(filter))) {
                var place = new Place(LocalDate.parse(parts[1]), Long.parseLong(parts[2]), Integer.parseInt(parts[3]));
                return Optional.of(
                        new StatementCursor(place, Money.ofPence(Long.parseLong(parts[4])), Long.parseLong(parts[5])));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refused();
        }
        throw refused();
    }

    private static Refusal refused() {
        return Refusal.of(
                RequestProblem.CURSOR_INVALID, "Start the statement again without a cursor, or keep the same filter");
    }

    private static String print(String filter) {
        return Sha256.hex(filter).substring(0, PRINT);
    }
}
