package org.grantsuite.commons.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a migration must not forget on a database that holds something. The wall stands before the owner too: an update
 * there finds no row and says nothing, and an empty database shows none of it.
 */
class MigrationFilesTest {
    private static final Path ROOT = Path.of(System.getProperty("grantsuite.root"));
    private static final Pattern CHANGE = Pattern.compile("(?m)^(?:update|delete from) (\\w+)");

    @Test
    void shouldLiftTheWallForWhatItFillsAndPutItBack() throws IOException {
        List<Path> migrations = files("src/main/resources/db", ".sql");
        assertThat(migrations).hasSizeGreaterThan(50);
        for (Path migration : migrations) {
            assertThat(faults(Files.readString(migration)))
                    .as(migration.getFileName().toString())
                    .isEmpty();
        }
    }

    @Test
    void shouldSeeWhatIsForgotten() {
        String fill = "update award set accepted_pence = 1;\n";
        String lift = "alter table award no force row level security;\n";
        String back = "alter table award force row level security;\n";

        assertThat(faults(fill)).isNotEmpty();
        assertThat(faults(lift + fill)).isNotEmpty();
        assertThat(faults(fill + lift + back)).isNotEmpty();
        assertThat(faults(lift + fill + back)).isEmpty();
    }

    /** The plan of an open connection, made for all columns there were, does not survive a new one (rolling upgrade). */
    @Test
    void shouldNameTheColumnsThatAreRead() throws IOException {
        Pattern every = Pattern.compile("\"\\s*select \\* from \\w");
        assertThat("return jdbc.list(\"select * from mandate\")").containsPattern(every);
        List<Path> sources = files("src/main/java", ".java");
        assertThat(sources).hasSizeGreaterThan(500);
        for (Path source : sources) {
            assertThat(Files.readString(source)).as(source.toString()).doesNotContainPattern(every);
        }
    }

    private static List<String> faults(String sql) {
        List<String> faults = new ArrayList<>();
        Matcher change = CHANGE.matcher(sql);
        while (change.find()) {
            String table = change.group(1);
            int lifted = sql.indexOf("alter table " + table + " no force row level security;");
            int back = sql.lastIndexOf("alter table " + table + " force row level security;");
            if (lifted < 0 || lifted > change.start() || back < change.end()) {
                faults.add(change.group());
            }
        }
        return faults;
    }

    private static List<Path> files(String place, String ending) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("commons", "grant-service", "allocation-service", "reporting-service")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve(place))) {
                files.filter(file -> file.toString().endsWith(ending)).forEach(found::add);
            }
        }
        return found;
    }
}
