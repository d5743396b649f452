package org.grantsuite.allocation.bulk;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's COPY text format. */
public final class CopyText {
    private final StringBuilder text = new StringBuilder();
    private boolean lineBegun;
    private int rows;

    public CopyText value(@Nullable Object value) {
        if (lineBegun) {
            text.append('\t');
        }
        lineBegun = true;
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    public void endRow() {
        text.append('\n');
        lineBegun = false;
        rows++;
    }

    public int rows() {
        return rows;
    }

    /** Writes the rows out and forgets them; their number is kept. */
    public void drainTo(Writer target) throws IOException {
        target.append(text);
        text.setLength(0);
    }

    StringBuilder text() {
        return text;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
