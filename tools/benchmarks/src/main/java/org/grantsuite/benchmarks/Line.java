package org.grantsuite.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One caller's HTTP/1.1 connection, kept open. Written by hand because the callers share the machine with what they
 * measure: java.net.http took a third of it.
 */
final class Line implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Line(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(600_000);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        out = socket.getOutputStream();
    }

    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("Answered " + status + " instead of " + wanted + ": " + text());
            }
            return this;
        }
    }

    Answer post(String token, String path, String key, String body) throws IOException {
        return post(token, path, key, "application/json", body);
    }

    Answer post(String token, String path, String key, String type, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: " + type + "\r\nIdempotency-Key: benchmark:" + key + "\r\nContent-Length: "
                + content.length + "\r\n\r\n";
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[first.length + content.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(content, 0, whole, first.length, content.length);
        out.write(whole); // at once: in two parts, the second would wait for the first to be acknowledged
        return answer();
    }

    Answer post(String token, String path, String key, String mediaType, byte[] content) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: " + mediaType + "\r\nIdempotency-Key: benchmark:" + key + "\r\nContent-Length: "
                + content.length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(content);
        return answer();
    }

    /** How much came, of an answer too long to be kept. */
    record Drained(int status, long bytes, long lines) {}

    /** Reads a streamed answer to its end and keeps none of it. */
    Drained drain(String token, String path) throws IOException {
        String head = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        String status = line();
        String header = line();
        while (!header.isEmpty()) {
            header = line();
        }
        long bytes = 0;
        long lines = 0;
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            byte[] chunk = bytes(size);
            bytes += size;
            for (byte one : chunk) {
                lines += one == '\n' ? 1 : 0;
            }
            line();
        }
        line();
        return new Drained(Integer.parseInt(status.substring(9, 12)), bytes, lines);
    }

    Answer get(String token, String path) throws IOException {
        String head = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        return answer();
    }

    private Answer answer() throws IOException {
        String status = line();
        int length = -1;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String low = header.toLowerCase(Locale.ROOT);
            if (low.startsWith("content-length:")) {
                length = Integer.parseInt(low.substring(15).strip());
            } else if (low.startsWith("transfer-encoding:")) {
                chunked = low.contains("chunked");
            }
        }
        return new Answer(Integer.parseInt(status.substring(9, 12)), chunked ? chunks() : bytes(Math.max(0, length)));
    }

    private byte[] chunks() throws IOException {
        var whole = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            whole.write(bytes(size));
            line();
        }
        line();
        return whole.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private byte[] bytes(int count) throws IOException {
        byte[] found = in.readNBytes(count);
        if (found.length < count) {
            throw new IOException("The connection was cut");
        }
        return found;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection was cut");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
