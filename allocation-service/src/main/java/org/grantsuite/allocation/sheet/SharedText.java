package org.grantsuite.allocation.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The texts of an XLSX, which stand apart from its cells: a million of them would not fit a small heap, so they go to disk
 * and only their places are kept.
 */
final class SharedText implements AutoCloseable {
    private static final int MOST = 5_000_000;
    private static final long MOST_BYTES = 1L << 30;
    private final Path path;
    private int[] ends = new int[1024];
    private int count;
    private long size;
    private OutputStream out;
    private MappedByteBuffer texts;

    SharedText() throws IOException {
        path = Files.createTempFile("shared-", ".tmp");
        out = new BufferedOutputStream(Files.newOutputStream(path));
        texts = (MappedByteBuffer) java.nio.ByteBuffer.allocateDirect(0);
    }

    void add(String text, int line) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (count >= MOST || size + bytes.length > MOST_BYTES) {
            throw SheetProblem.SHEET_UNSAFE.at(line, "sharedStrings.xml", "more texts than any directory has");
        }
        out.write(bytes);
        size += bytes.length;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = (int) size;
    }

    void seal() throws IOException {
        out.close();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            texts = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
        }
    }

    /** @return the text, or null where there is none of this number */
    @org.jspecify.annotations.Nullable
    String find(int index) {
        if (index < 0 || index >= count) {
            return null;
        }
        int from = index == 0 ? 0 : ends[index - 1];
        byte[] bytes = new byte[ends[index] - from];
        texts.get(from, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(path);
    }
}
