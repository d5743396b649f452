package org.grantsuite.commons.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import org.grantsuite.commons.problem.Refusal;
import org.grantsuite.commons.problem.RequestProblem;

/** A file on its way in: refused when there is none, or once more has come than is allowed. */
final class UploadedBody extends FilterInputStream {
    private final long maxBytes;
    private long count;

    UploadedBody(InputStream in, long maxBytes) {
        super(in);
        this.maxBytes = maxBytes;
    }

    static InputStream of(InputStream in, long maxBytes) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(in, 1);
        int first = peeked.read();
        if (first < 0) {
            throw Refusal.of(RequestProblem.BODY_MISSING, "This operation needs a file");
        }
        peeked.unread(first);
        return new UploadedBody(peeked, maxBytes);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(0, read));
        return read;
    }

    /** Reads on past the limit before refusing, so that the caller has sent all and hears the answer. */
    private void count(int read) throws IOException {
        count += read;
        if (count > maxBytes) {
            in.transferTo(OutputStream.nullOutputStream());
            throw Refusal.of(RequestProblem.BODY_TOO_LARGE, "The file has more than " + maxBytes + " bytes");
        }
    }
}
