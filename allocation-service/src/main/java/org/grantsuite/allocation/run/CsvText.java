package org.grantsuite.allocation.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Rows of CSV (RFC 4180) onto a stream, through one buffer. Written by hand because explaining and quoting a million lines took
 * longer than reading them.
 */
final class CsvText implements Closeable {
    private static final int BUFFER = 1 << 16;
    private final OutputStream out;
    private final StringBuilder text = new StringBuilder(BUFFER + 1024);
    private boolean begun;

    CsvText(OutputStream out) {
        this.out = out;
    }

    void line(String whole) {
        text.append(whole);
    }

    /** Text of others: quoted where it must be, and never a formula. */
    CsvText cell(@Nullable String value) {
        separate();
        String safe = RunLinesCsv.cell(value);
        if (needsQuotes(safe)) {
            quote(safe);
        } else {
            text.append(safe);
        }
        return this;
    }

    /** Our own sentence, which may hold commas. */
    CsvText quoted(CharSequence value) {
        separate();
        quote(value);
        return this;
    }

    /** Digits and points. */
    CsvText plain(CharSequence value) {
        separate();
        text.append(value);
        return this;
    }

    CsvText number(long value) {
        separate();
        text.append(value);
        return this;
    }

    CsvText pounds(long pence) {
        separate();
        if (pence < 0) {
            text.append('-');
        }
        long size = Math.abs(pence);
        text.append(size / 100).append('.');
        if (size % 100 < 10) {
            text.append('0');
        }
        text.append(size % 100);
        return this;
    }

    void end() {
        text.append("\r\n");
        begun = false;
        if (text.length() >= BUFFER) {
            flush();
        }
    }

    private void separate() {
        if (begun) {
            text.append(',');
        }
        begun = true;
    }

    private static boolean needsQuotes(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return false;
    }

    private void quote(CharSequence value) {
        text.append('"');
        int from = text.length();
        text.append(value);
        for (int i = text.indexOf("\"", from); i >= 0; i = text.indexOf("\"", i + 2)) {
            text.insert(i, '"');
        }
        text.append('"');
    }

    private void flush() {
        try {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        flush();
        out.flush();
    }
}
