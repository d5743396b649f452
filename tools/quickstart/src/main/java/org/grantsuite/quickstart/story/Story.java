package org.grantsuite.quickstart.story;

import static org.grantsuite.quickstart.process.ServiceName.ALLOCATION;
import static org.grantsuite.quickstart.process.ServiceName.GRANT;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.grantsuite.quickstart.api.Api;
import org.grantsuite.quickstart.api.Problem;
import org.grantsuite.quickstart.api.Sterling;
import org.grantsuite.quickstart.invariant.Invariants;
import org.grantsuite.quickstart.invariant.RawLines;

/** The grant from determination to settlement, in the order it happened (DOMAIN 1). */
public final class Story {
    private final Stage stage;
    private final MadeUpRegister register = new MadeUpRegister();
    private final Map<String, String> runHashes = new HashMap<>();

    public Story(Api api, Narrator narrator, StepListener listener, Path root) {
        this.stage = new Stage(api, narrator, listener, root);
    }

    public Summary tell() throws IOException {
        Determination determination = new Determination(stage);
        Determination.Grant grant = determination.tell();
        FirstReturn.Told first = new FirstReturn(stage).tell(grant);
        Register.Snapshots snapshots = new Register(stage, register).tell();
        Authority authority = new Authority(stage, grant);
        Shared one = firstInstalment(authority, grant, snapshots);
        determination.reissue(grant);
        Shared two = secondInstalment(authority, grant, snapshots, one.delegationId());
        new ProviderReturns(stage, grant).tell();
        FinalReturn.Told last = new FinalReturn(stage, providers()).tell(grant);
        Closing.Told closed = new Closing(stage, grant).tell(last);
        new AuditPack(stage, grant).take();
        return close(grant, new Reported(first, last, closed), List.of(one, two));
    }

    /** What was told to the department, and how it ended. */
    private record Reported(FirstReturn.Told first, FinalReturn.Told last, Closing.Told closed) {}

    /** What sharing an instalment out left behind. */
    private record Shared(JsonNode plan, List<JsonNode> runs, String delegationId) {}

    private Shared firstInstalment(Authority authority, Determination.Grant grant, Register.Snapshots snapshots) {
        stage.chapter("First instalment: the money comes, and the board's paper does not quite add up");
        String board = authority.boardDecides();
        authority.receive(1, Published.INSTALMENT_1, Assumed.RECEIPT_1_ON, "BACS-DHSC-0001");
        authority.promise();
        String minute = authority.minuteSettlesTheBasis();
        String delegation = authority.delegate(board);
        Tranche tranche = new Tranche(stage, grant);
        JsonNode draft = tranche.draft(new Tranche.Split(1, Published.INSTALMENT_1, "AMOUNT", Published.RESIDUAL));
        stage.say("looked at by percent, nothing stored:");
        tranche.preview(draft, "PERCENT");
        refuseOwnApproval(draft, minute);
        JsonNode plan = tranche.approve(draft, minute, "AMOUNT");
        stage.say("approved by amount:");
        tranche.show(plan);
        List<JsonNode> runs = share(tranche, plan, snapshots);
        payOut(grant, plan, new Tranche.Days(Assumed.OFFERED_1_ON, Assumed.ACCEPTED_1_ON, Assumed.PAID_1_ON));
        new DirectSpend(stage, grant).ofFirstInstalment();
        return new Shared(plan, runs, delegation);
    }

    private Shared secondInstalment(
            Authority authority, Determination.Grant grant, Register.Snapshots snapshots, String delegationId) {
        stage.chapter("Second instalment: passed on by the same shares, under the delegation");
        authority.receive(2, Published.INSTALMENT_2, Assumed.RECEIPT_2_ON, "BACS-DHSC-0002");
        String officer = authority.officerDecides(delegationId);
        Tranche tranche = new Tranche(stage, grant);
        JsonNode draft = tranche.draft(new Tranche.Split(2, Published.INSTALMENT_2, "PERCENT", 0));
        JsonNode plan = tranche.approve(draft, officer, "PERCENT");
        tranche.show(plan);
        List<JsonNode> runs = share(tranche, plan, snapshots);
        payOut(grant, plan, new Tranche.Days(Assumed.OFFERED_2_ON, Assumed.ACCEPTED_2_ON, Assumed.PAID_2_ON));
        new DirectSpend(stage, grant).ofSecondInstalment();
        return new Shared(plan, runs, delegationId);
    }

    /** R43: who prepared the plan may not approve it, whatever roles that person has. */
    private void refuseOwnApproval(JsonNode draft, String decisionId) {
        String path = "/v1/plans/" + draft.path("id").asText() + "/approval";
        Problem problem = stage.as(People.PREPARER_AS_APPROVER)
                .refused(
                        ALLOCATION,
                        path,
                        Map.of("decisionId", decisionId, "governingBasis", "AMOUNT"),
                        path + "/own",
                        403);
        stage.say("its preparer may not approve it: %s", problem.code());
    }

    private List<JsonNode> share(Tranche tranche, JsonNode plan, Register.Snapshots snapshots) {
        JsonNode care = tranche.share(
                plan,
                new Tranche.Sharing(
                        Published.CARE,
                        snapshots.units(),
                        List.of(MadeUpRegister.BED, MadeUpRegister.USER, MadeUpRegister.HOSPICE_UNIT),
                        Published.RATE_PER_UNIT));
        JsonNode nursing = tranche.share(
                plan,
                new Tranche.Sharing(
                        Published.NURSING,
                        snapshots.nursing(),
                        List.of(MadeUpRegister.NURSING_BED),
                        Published.RATE_PER_NURSING_BED));
        List<JsonNode> runs = List.of(care, nursing);
        runs.forEach(run -> {
            String id = run.path("id").asText();
            runHashes.put(id, Tranche.hash(stage, id));
        });
        return runs;
    }

    private void payOut(Determination.Grant grant, JsonNode plan, Tranche.Days days) {
        Awards awards = new Awards(stage, plan.path("id").asText());
        awards.offer(days.offeredOn());
        int instalment = plan.path("instalmentNumber").asInt();
        awards.answer(days.acceptedOn(), instalment == 1 ? register.decliner().locationId() : "");
        new Payments(stage, grant).pay(plan, "WRRF1 P" + instalment, days.paidOn());
    }

    private int providers() {
        return (int) register.locations().stream()
                .map(MadeUpRegister.Location::providerId)
                .distinct()
                .count();
    }

    private Summary close(Determination.Grant grant, Reported reported, List<Shared> shared) {
        FirstReturn.Told first = reported.first();
        FinalReturn.Told last = reported.last();
        Closing.Told closed = reported.closed();
        stage.step("closing");
        List<JsonNode> plans = shared.stream().map(Shared::plan).toList();
        RawLines lines = new Evidence(stage, grant)
                .collect(new Evidence.Told(plans, runHashes, first.submitted(), last, closed));
        Map<String, Boolean> invariants = new LinkedHashMap<>();
        Invariants.check(lines).forEach((number, kept) -> invariants.put(String.valueOf(number), kept));
        JsonNode position = stage.as(People.AUDITOR)
                .get(GRANT, grant.path() + "/ledger/balances")
                .path("position");
        JsonNode plan = plans.get(0);
        Summary summary = new Summary(
                new Determination(stage)
                        .instalments(grant).stream()
                                .map(instalment -> instalment
                                        .path("expected")
                                        .path("amount")
                                        .asText())
                                .toList(),
                Summary.pots(plan),
                plan.path("residual").path("amount").path("amount").asText(),
                Summary.rates(shared.get(0).runs()),
                Summary.awards(stage.as(People.AUDITOR).list(ALLOCATION, "/v1/awards?grantId=" + grant.id())),
                Summary.sum(stage.as(People.AUDITOR).list(ALLOCATION, "/v1/payments?grantId=" + grant.id())),
                Sterling.amount(Sterling.pence(position.path("direct")) + Sterling.pence(position.path("admin"))),
                firstPoint(first.submitted()),
                new Summary.Gate(first.gate().path("status").asText()),
                finalPoint(last.submitted()),
                Summary.certificate(last.certificate()),
                Sterling.amount(closed.recoveredPence()),
                Sterling.amount(closed.writtenOffPence()),
                closed.settlement().path("unspentRepaid").path("amount").asText(),
                "REPAID".equals(closed.settlement().path("outcome").asText()),
                invariants,
                stage.narrator().elapsed().toSeconds());
        new ClosingTable(stage).print(summary, position);
        return summary;
    }

    private static Summary.FirstPoint firstPoint(JsonNode submitted) {
        return new Summary.FirstPoint(
                cell(submitted, "D1"),
                cell(submitted, "D2"),
                submitted.path("nilReason").asText());
    }

    private static Summary.FinalPoint finalPoint(JsonNode submitted) {
        return new Summary.FinalPoint(
                cell(submitted, "D1"),
                cell(submitted, "D2"),
                cell(submitted, "D11"),
                cell(submitted, "D12"),
                submitted.path("totals").path("unspent").path("amount").asText());
    }

    private static String cell(JsonNode submitted, String code) {
        return Sterling.amount(DepartmentReturns.money(submitted, code));
    }
}
