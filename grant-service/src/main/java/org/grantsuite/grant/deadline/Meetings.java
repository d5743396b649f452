package org.grantsuite.grant.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.grantsuite.commons.council.CurrentCouncil;
import org.grantsuite.commons.jdbc.Jdbc;
import org.grantsuite.grant.chronicle.Chronicle;
import org.grantsuite.grant.chronicle.Stamp;
import org.grantsuite.grant.deadline.Tracked.Met;
import org.grantsuite.grant.gate.Gate;
import org.grantsuite.grant.gate.GateService;
import org.grantsuite.grant.gate.GateStatus;
import org.grantsuite.grant.gate.Submission;

/** What met the deadlines of a grant: submissions by themselves, everything else by a record. */
@ApplicationScoped
class Meetings {
    private static final String INSERT = """
            insert into deadline_meeting
              (id, council_code, grant_id, deadline_code, met_on, evidence, recorded_at, recorded_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String OF =
            "select deadline_code, met_on, evidence from deadline_meeting where grant_id = ? order by id";

    private final Jdbc jdbc;
    private final CurrentCouncil council;
    private final GateService gates;
    private final Chronicle chronicle;

    Meetings(Jdbc jdbc, CurrentCouncil council, GateService gates, Chronicle chronicle) {
        this.jdbc = jdbc;
        this.council = council;
        this.gates = gates;
        this.chronicle = chronicle;
    }

    private record Recorded(String code, Met met) {}

    Map<String, Met> of(UUID grantId) {
        Map<String, Met> met = new HashMap<>();
        List<Submission> submissions = gates.submissions(grantId);
        submissions.forEach(sent -> met.putIfAbsent(sent.reportingPoint(), met(sent)));
        gates.instalments(grantId, chronicle.today())
                .forEach(gated -> gated.gate()
                        .filter(gate -> gate.status() == GateStatus.MET)
                        .map(Gate::evidence)
                        .ifPresent(
                                evidence -> met.put("GATE_" + gated.instalment().number(), met(evidence))));
        jdbc.list(
                        OF,
                        row -> new Recorded(
                                row.getString(1), new Met(row.getObject(2, LocalDate.class), row.getString(3))),
                        grantId)
                .forEach(recorded -> met.put(recorded.code(), recorded.met()));
        return met;
    }

    private Met met(Submission sent) {
        return new Met(
                chronicle.clock().dateOf(sent.sentAt()),
                "submission " + sent.departmentReturnId() + ", version " + sent.returnVersion());
    }

    void record(UUID grantId, String code, Met met) {
        Stamp stamp = chronicle.stamp();
        jdbc.update(
                INSERT,
                stamp.id(),
                council.code(),
                grantId,
                code,
                met.on(),
                met.by(),
                stamp.at().atOffset(ZoneOffset.UTC),
                stamp.by());
    }
}
