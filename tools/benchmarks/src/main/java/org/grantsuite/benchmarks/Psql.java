package org.grantsuite.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.grantsuite.quickstart.process.EmbeddedDatabase.ServiceDatabase;

/** PostgreSQL's own client, which the suite is measured beside: it copies rows in and out as fast as can be had. */
final class Psql {
    private final ServiceDatabase database;

    Psql(ServiceDatabase database) {
        this.database = database;
    }

    /** As the application's role, behind the wall; what is printed is thrown away. Returns seconds. */
    double read(String command) throws IOException {
        return run(database.appRole(), database.appPassword(), command);
    }

    /** As the owner of the tables. Returns seconds. */
    double write(String command) throws IOException {
        return run(database.ownerRole(), database.ownerPassword(), command);
    }

    private double run(String role, String password, String command) throws IOException {
        var builder = new ProcessBuilder(List.of(
                "psql",
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(database.port()),
                "-U",
                role,
                "-d",
                database.name(),
                "-c",
                command));
        builder.environment().put("PGPASSWORD", password);
        builder.environment().put("PGOPTIONS", "-c app.council=" + Stand.COUNCIL);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        long began = System.nanoTime();
        Process process = builder.start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("psql failed: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** Rows of a query into a file. */
    void toFile(String query, Path file) throws IOException {
        read("\\copy (" + query + ") to '" + file + "'");
    }
}
