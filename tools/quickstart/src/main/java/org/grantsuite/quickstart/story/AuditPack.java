package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.process.ServiceName.REPORTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Everything of the grant in one file, which a small command verifies. */
final class AuditPack {
    private final Stage stage;
    private final Determination.Grant grant;

    AuditPack(Stage stage, Determination.Grant grant) {
        this.stage = stage;
        this.grant = grant;
    }

    /** Where it is left. */
    static Path file(Path root) {
        return root.resolve("tools/quickstart/target/audit-pack.zip");
    }

    void take() throws IOException {
        stage.step("audit-pack");
        byte[] pack = stage.as(People.AUDITOR).file(REPORTING, grant.path() + "/audit-pack.zip", "application/zip");
        Path file = file(stage.root());
        Files.createDirectories(file.getParent());
        Files.write(file, pack);
        stage.say("audit pack of %,d bytes, hash %.12s…", pack.length, DepartmentReturns.sha256(pack));
        stage.say(
                "verify it: java tools/audit-pack/Verify.java %s", stage.root().relativize(file));
    }
}
