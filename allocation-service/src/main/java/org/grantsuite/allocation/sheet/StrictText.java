package org.grantsuite.allocation.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** UTF-8 or nothing: what cannot be decoded is refused with the line it stands in. A byte order mark is passed over. */
class StrictText extends Reader {
    private static final int BUFFER = 1 << 13;
    private final InputStream in;
    private final String part;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private boolean ended;
    private boolean begun;
    private int line = 1;

    /** @param part what is read, as the sender would call it */
    StrictText(InputStream in, String part) {
        this.in = in;
        this.part = part;
    }

    /** Line that is being read, from 1. */
    int line() {
        return line;
    }

    String part() {
        return part;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!chars.hasRemaining() && !fill()) {
            return -1;
        }
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        return count;
    }

    private boolean fill() throws IOException {
        chars.clear();
        while (chars.position() == 0) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (chars.position() == 0 && (result.isError() || (ended && bytes.hasRemaining()))) {
                throw SheetProblem.SHEET_UNREADABLE.at(
                        line, part, "not UTF-8 text in line " + line + "; save the file as UTF-8 and send it again");
            }
            if (chars.position() == 0 && ended) {
                chars.flip();
                return false;
            }
            if (chars.position() == 0) {
                refill();
            }
        }
        chars.flip();
        if (!begun && chars.get(0) == '\uFEFF') {
            chars.get();
        }
        begun = true;
        for (int i = chars.position(); i < chars.limit(); i++) {
            watch(chars.get(i));
        }
        return chars.hasRemaining() || fill();
    }

    private void refill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    /** Looks at each character before anybody reads it. */
    void watch(char c) {
        if (c == '\n') {
            line++;
        } else if (c == 0) {
            throw SheetProblem.SHEET_UNREADABLE.at(line, part, "a NUL character in line " + line);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
