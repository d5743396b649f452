package org.grantsuite.reporting.pages;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.grantsuite.commons.money.Money;
import org.grantsuite.reporting.allocationclient.model.Award;
import org.grantsuite.reporting.calculation.Cell;
import org.grantsuite.reporting.calculation.Figure;
import org.grantsuite.reporting.grantclient.model.Journal;
import org.grantsuite.reporting.grantclient.model.JournalKind;
import org.grantsuite.reporting.grantclient.model.Transfer;
import org.jspecify.annotations.Nullable;

/** Sums, days and the contract's words as a page writes them. */
@TemplateExtension
final class Words {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK);
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private Words() {}

    /** £1,234.50, with a true minus sign. */
    static String pounds(Money sum) {
        String text = sum.amount().replace("-", "");
        int dot = text.indexOf('.');
        String whole = text.substring(0, dot).replaceAll("\\B(?=(\\d{3})+$)", ",");
        return (sum.isNegative() ? "\u2212" : "") + "£" + whole + text.substring(dot);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String moment(OffsetDateTime moment) {
        return MOMENT.format(moment.atZoneSameInstant(LONDON));
    }

    /** PART_RECEIVED becomes "Part received". */
    static String words(Enum<?> value) {
        return words(value.toString());
    }

    static String words(String code) {
        String text = code.replace('_', ' ').toLowerCase(Locale.UK);
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Debits of a journal: each of its transfers moves its sum once. */
    static Money sum(Journal journal) {
        return journal.getTransfers().stream().map(Transfer::getAmount).reduce(Money.ZERO, Money::plus);
    }

    /** What its provider took of what it was offered; the offer while nobody has answered. */
    static Money awarded(Award award) {
        var accepted = award.getAccepted();
        return accepted == null ? award.getAmount() : accepted;
    }

    static boolean acceptedInPart(Award award) {
        return !awarded(award).equals(award.getAmount());
    }

    /** The filter of a list, to be carried to its next page. */
    static String asQuery(JournalKind kind) {
        return "kind=" + kind + "&";
    }

    static String asQuery(Cell cell) {
        return "code=" + query(cell.code()) + "&key=" + query(cell.key()) + "&";
    }

    static String shown(Cell cell) {
        return inUnit(cell.value(), cell.unit());
    }

    static String line(Cell cell) {
        return cell.key().isEmpty() ? "Whole field" : words(cell.key());
    }

    /** A cell's value in its unit; what is not known is said to be unknown, never shown as nothing. */
    static String inUnit(@Nullable String value, String unit) {
        if (value == null) {
            return "Not known";
        }
        return unit.equals("GBP") && value.matches("-?\\d+\\.\\d{2}")
                ? pounds(Money.ofPence(Figure.hundredths(value)))
                : value;
    }
}
