package org.grantsuite.reporting.evidence;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks clamd's side of INSTREAM on a real socket: it finds the EICAR test file and whatever else it is told to say. */
final class Clamd implements AutoCloseable {

    /** In two halves, so that no scanner finds it in this source. */
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile String instead = "";
    private volatile int scanned;

    Clamd(int port) {
        try {
            server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.submit(this::accept);
    }

    Clamd answering(String answer) {
        instead = answer;
        return this;
    }

    int scanned() {
        return scanned;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                threads.submit(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new DataInputStream(socket.getInputStream());
            var command = in.readNBytes("zINSTREAM\0".length());
            if (!new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
                answer(socket, "UNKNOWN COMMAND");
                return;
            }
            var bytes = new ByteArrayOutputStream();
            for (int length = in.readInt(); length != 0; length = in.readInt()) {
                bytes.write(in.readNBytes(length));
            }
            scanned++;
            boolean eicar = bytes.toString(StandardCharsets.ISO_8859_1).contains(EICAR);
            answer(socket, !instead.isEmpty() ? instead : eicar ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Socket socket, String words) throws IOException {
        socket.getOutputStream().write((words + "\0").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
