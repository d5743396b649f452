package org.grantsuite.commons.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;

/** A body that is refused once it is longer than it may be. What follows is read and dropped, so the caller hears the answer. */
final class BoundedBody extends FilterInputStream {

    private final long maxBytes;
    private long read;

    BoundedBody(InputStream body, long maxBytes) {
        super(body);
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        count(Math.max(0, n));
        return n;
    }

    private void count(int more) throws IOException {
        read += more;
        if (read > maxBytes) {
            in.transferTo(OutputStream.nullOutputStream());
            throw Refusal.of(RequestProblem.BODY_TOO_LARGE, "The file has more than " + maxBytes + " bytes");
        }
    }
}
