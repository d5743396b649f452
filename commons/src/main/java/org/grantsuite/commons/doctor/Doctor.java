package org.grantsuite.commons.doctor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Looks at what a service would start with, from where it would start, and says what to mend: configuration, database and
 * walls, migrations, identity provider and clocks, siblings. Changes nothing. In an image:
 * {@code java -cp "app/*:lib/main/*:lib/boot/*" org.grantsuite.commons.doctor.Doctor}
 */
public final class Doctor {
    private Doctor() {}

    public static void main(String[] arguments) throws IOException {
        // Before anything logs: the libraries' log manager complains of one that came before it.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(examine(Settings.ofThisProcess(), out) ? 0 : 1);
    }

    /** @return whether nothing must be mended */
    public static boolean examine(Settings settings, PrintStream out) {
        Findings findings = new Findings(out, settings);
        out.println("doctor of " + settings.find("quarkus.application.name").orElse("a service without a name"));
        for (Examination examination : List.of(
                new ConfigurationExamination(),
                new DatabaseExamination(),
                new MigrationExamination(),
                new IdentityExamination(),
                new SiblingExamination())) {
            examination.examine(settings, findings);
        }
        return findings.conclude();
    }
}
