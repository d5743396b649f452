package org.grantsuite.allocation.paymentaudit.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Devon County Council's published spending over £500 on the fund's two rounds. */
final class PublishedPayments {
    static final AuditSettings SETTINGS = new AuditSettings(50_000, 100, 5, Map.of());

    private PublishedPayments() {}

    static List<PaidLine> all() {
        List<PaidLine> lines = new ArrayList<>();
        List<String> text = text().lines().toList();
        for (int i = 1; i < text.size(); i++) {
            String[] cells = text.get(i).split(",");
            lines.add(new PaidLine(
                    i + 1,
                    cells[0],
                    LocalDate.parse(cells[1]),
                    cells[2],
                    cells[3],
                    new BigDecimal(cells[5]).movePointRight(2).longValueExact()));
        }
        return lines;
    }

    private static String text() {
        try (InputStream file = PublishedPayments.class.getResourceAsStream("/payments/devon-wrrf.csv")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
