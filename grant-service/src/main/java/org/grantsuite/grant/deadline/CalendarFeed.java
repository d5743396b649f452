package org.grantsuite.grant.deadline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Writes an iCalendar stream of all-day events (RFC 5545): CRLF, lines folded at 75 octets, DTEND the day after. */
final class CalendarFeed {
    private static final int OCTETS_OF_A_LINE = 75;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final StringBuilder text = new StringBuilder();

    private CalendarFeed() {}

    /**
     * One day of the calendar.
     *
     * @param uid the same for the same thing each time it is read
     * @param revisedAt when it was last written
     */
    record Event(String uid, Instant revisedAt, LocalDate on, String summary, String description, String category) {}

    static String write(String name, List<Event> events) {
        CalendarFeed feed = new CalendarFeed();
        feed.line("BEGIN:VCALENDAR");
        feed.line("VERSION:2.0");
        feed.line("PRODID:-//grantsuite//grant-service//EN");
        feed.line("CALSCALE:GREGORIAN");
        feed.line("X-WR-CALNAME:" + escaped(name));
        events.forEach(feed::event);
        feed.line("END:VCALENDAR");
        return feed.text.toString();
    }

    private void event(Event event) {
        line("BEGIN:VEVENT");
        line("UID:" + escaped(event.uid()));
        line("DTSTAMP:" + MOMENT.format(event.revisedAt()));
        line("DTSTART;VALUE=DATE:" + DAY.format(event.on()));
        line("DTEND;VALUE=DATE:" + DAY.format(event.on().plusDays(1)));
        line("SUMMARY:" + escaped(event.summary()));
        line("DESCRIPTION:" + escaped(event.description()));
        line("CATEGORIES:" + escaped(event.category()));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    /** Folded between characters, never inside one: a continuation begins with a space, which counts. */
    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int point = content.codePointAt(i);
            String character = Character.toString(point);
            int width = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + width > OCTETS_OF_A_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += width;
            i += Character.charCount(point);
        }
        text.append("\r\n");
    }

    private static String escaped(String value) {
        StringBuilder safe = new StringBuilder();
        value.replace("\r\n", "\n").codePoints().forEach(point -> {
            switch (point) {
                case '\\', ';', ',' -> safe.append('\\').appendCodePoint(point);
                case '\n', '\r' -> safe.append("\\n");
                default -> {
                    if (!Character.isISOControl(point)) {
                        safe.appendCodePoint(point);
                    }
                }
            }
        });
        return safe.toString();
    }
}
