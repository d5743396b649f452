package org.grantsuite.fakefinance.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bookings in a file: a journal is one record, written and forced to disk before it counts. A process that is killed leaves
 * a whole record or a torn last one, and a torn one was never booked.
 */
public final class GeneralLedger implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final FileChannel channel;
    private final List<Booking> bookings = new ArrayList<>();
    private final Map<String, Booking> byReference = new HashMap<>();

    private GeneralLedger(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the ledger in a directory, and mends it where the last writer was killed. */
    public static GeneralLedger open(Path directory) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve("ledger.jsonl");
            String text = Files.exists(file) ? Files.readString(file) : "";
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            GeneralLedger ledger = new GeneralLedger(channel);
            int whole = text.lastIndexOf('\n') + 1;
            text.substring(0, whole).lines().forEach(ledger::recall);
            channel.truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
            channel.position(channel.size());
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Books all lines or none; the caller has asked whether they stand here already. */
    public synchronized List<Booking> book(List<Entry> entries) {
        List<Booking> booked = new ArrayList<>();
        for (Entry entry : entries) {
            long position = bookings.size() + booked.size() + 1L;
            booked.add(new Booking(
                    position,
                    "GL-" + position,
                    entry.reference(),
                    entry.journalId(),
                    entry.pence(),
                    entry.period(),
                    entry.segments()));
        }
        write(booked);
        booked.forEach(this::hold);
        return booked;
    }

    public synchronized Optional<Booking> find(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    /** Bookings after a position, in the order they were made. */
    public synchronized List<Booking> after(long position, int limit) {
        return bookings.stream().skip(position).limit(limit).toList();
    }

    private void hold(Booking booking) {
        bookings.add(booking);
        byReference.putIfAbsent(booking.reference(), booking);
    }

    private void write(List<Booking> booked) {
        ArrayNode record = JSON.createArrayNode();
        booked.forEach(booking -> record.add(json(booking)));
        try {
            ByteBuffer line =
                    ByteBuffer.wrap((JSON.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ObjectNode json(Booking booking) {
        ObjectNode node = JSON.createObjectNode()
                .put("position", booking.position())
                .put("ledgerReference", booking.ledgerReference())
                .put("reference", booking.reference())
                .put("journalId", booking.journalId())
                .put("side", booking.pence() >= 0 ? "DEBIT" : "CREDIT")
                .put("pence", Math.abs(booking.pence()))
                .put("postingMonth", booking.period().toString());
        ObjectNode segments = node.putObject("segments");
        booking.segments().forEach(segments::put);
        return node;
    }

    public static Booking booking(JsonNode node) {
        Map<String, String> segments = new HashMap<>();
        node.path("segments")
                .properties()
                .forEach(entry -> segments.put(entry.getKey(), entry.getValue().asText()));
        long pence = node.path("pence").longValue();
        return new Booking(
                node.path("position").longValue(),
                node.path("ledgerReference").asText(),
                node.path("reference").asText(),
                node.path("journalId").asText(),
                node.path("side").asText().equals("DEBIT") ? pence : -pence,
                YearMonth.parse(node.path("postingMonth").asText()),
                segments);
    }

    private void recall(String record) {
        try {
            JSON.readTree(record).forEach(node -> hold(booking(node)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
