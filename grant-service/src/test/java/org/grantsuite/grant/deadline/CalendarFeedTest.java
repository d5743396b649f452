package org.grantsuite.grant.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.grantsuite.grant.deadline.CalendarFeed.Event;
import org.junit.jupiter.api.Test;

class CalendarFeedTest {
    private static final String AWKWARD =
            "Beds; users, hospice \\ \"rest\"\nsecond line: £1,000 per café – and a long, long tail of words 🏥 to fold";
    private static final Event EVENT = new Event(
            "0190b0b0-RP1@grantsuite",
            Instant.parse("2021-11-10T09:30:00.123456Z"),
            LocalDate.of(2022, 4, 29),
            AWKWARD,
            AWKWARD + AWKWARD,
            "CONDITION");

    @Test
    void shouldBeReadByAnotherReaderAsItWasMeant() throws IOException, ParserException {
        Calendar read = read(CalendarFeed.write("Deadlines of 31/5781", List.of(EVENT)));

        assertThat(read.validate().hasErrors()).isFalse();
        List<VEvent> events = read.getComponents("VEVENT");
        assertThat(events).hasSize(1);
        VEvent event = events.get(0);
        assertThat(value(event, "UID")).isEqualTo("0190b0b0-RP1@grantsuite");
        assertThat(value(event, "DTSTAMP")).isEqualTo("20211110T093000Z");
        assertThat(value(event, "DTSTART")).isEqualTo("20220429");
        assertThat(value(event, "DTEND")).isEqualTo("20220430");
        assertThat(value(event, "SUMMARY")).isEqualTo(AWKWARD);
        assertThat(value(event, "DESCRIPTION")).isEqualTo(AWKWARD + AWKWARD);
        assertThat(read.getProperty("VERSION").map(Property::getValue)).hasValue("2.0");
    }

    @Test
    void shouldEndEveryLineInCrLfAndFoldItAt75OctetsBetweenCharacters() {
        String text = CalendarFeed.write("Deadlines", List.of(EVENT, EVENT));

        assertThat(text).endsWith("END:VCALENDAR\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(text.split("\r\n")).allSatisfy(line -> {
            byte[] octets = line.getBytes(StandardCharsets.UTF_8);
            assertThat(octets.length).isLessThanOrEqualTo(75);
            assertThat(new String(octets, StandardCharsets.UTF_8))
                    .isEqualTo(line)
                    .doesNotContain("\uFFFD");
        });
        assertThat(text.split("\r\n"))
                .anySatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(71));
    }

    @Test
    void shouldBeTheSameTextForTheSameDeadlines() {
        assertThat(CalendarFeed.write("x", List.of(EVENT))).isEqualTo(CalendarFeed.write("x", List.of(EVENT)));
    }

    @Test
    void shouldLetNoTextBreakOutOfItsProperty() throws IOException, ParserException {
        var hostile = new Event(
                "u@x",
                Instant.EPOCH,
                LocalDate.of(2022, 1, 14),
                "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\rUID:second\u0007",
                "y",
                "LOCAL");

        Calendar read = read(CalendarFeed.write("x\nX-EVIL:1", List.of(hostile)));

        assertThat(read.getComponents("VEVENT")).hasSize(1);
        assertThat(read.getProperty("X-EVIL")).isEmpty();
    }

    private static String value(VEvent event, String name) {
        return event.getProperty(name).map(Property::getValue).orElse("");
    }

    static Calendar read(String text) throws IOException, ParserException {
        return new CalendarBuilder().build(new StringReader(text));
    }
}
