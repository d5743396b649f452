package org.grantsuite.commons.doctor;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The migrations this build brings, against those the database has had. */
final class MigrationExamination implements Examination {
    private static final String HAD = "select version from flyway_schema_history where success and version is not null";
    private static final String FAILED = "select version from flyway_schema_history where not success";

    @Override
    public void examine(Settings settings, Findings findings) {
        String owner = settings.get("suite.database.owner-role");
        try (Database database = Database.as(settings, owner, settings.get("quarkus.flyway.password"))) {
            findings.fine("the database answers " + owner);
            if (database.ask("select to_regclass('flyway_schema_history')").equals("null")) {
                findings.look("the database is empty", "the service will make its schema at the first start");
                return;
            }
            compare(brought(), new TreeSet<>(database.list(HAD)), database.list(FAILED), findings);
            TransactionNumbers.examine(database, findings);
        } catch (SQLException e) {
            findings.mend(
                    "the database does not answer " + owner, e.getSQLState() + ": look at quarkus.flyway.password");
        } catch (IOException e) {
            findings.mend("the migrations of this build cannot be read", String.valueOf(e.getMessage()));
        }
    }

    private static void compare(Set<String> brought, Set<String> had, List<String> failed, Findings findings) {
        findings.expect(failed.isEmpty(), "no migration failed", failed + ": see docs/runbooks/service-down.md");
        Set<String> pending = new TreeSet<>(brought);
        pending.removeAll(had);
        Set<String> unknown = new TreeSet<>(had);
        unknown.removeAll(brought);
        if (unknown.isEmpty()) {
            findings.fine(had.size() + " migrations, none this build does not know");
        } else {
            findings.look(
                    "the database is newer than this build",
                    "it has had " + unknown + "; a roll-back, or the wrong image?");
        }
        if (!pending.isEmpty()) {
            findings.look(pending.size() + " migrations are to come", "the next start makes " + pending);
        }
    }

    private static Set<String> brought() throws IOException {
        Set<String> versions = new TreeSet<>();
        for (String place : List.of("db/commons", "db/migration")) {
            for (URL url :
                    Collections.list(MigrationExamination.class.getClassLoader().getResources(place))) {
                names(url, place)
                        .filter(name -> name.matches("V\\d+__.*\\.sql"))
                        .map(name -> name.replaceFirst("V(\\d+)__.*", "$1"))
                        .forEach(versions::add);
            }
        }
        return versions;
    }

    private static Stream<String> names(URL url, String place) throws IOException {
        if (url.openConnection() instanceof JarURLConnection jar) {
            return jar.getJarFile().stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(place + "/"))
                    .map(name -> name.substring(place.length() + 1));
        }
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
