package org.grantsuite.reporting.auditpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every table of the three services is in the pack, or is left out for a reason that stands here. */
class PackCoverageTest {

    private static final Pattern TABLE = Pattern.compile("(?im)^create table (\\w+)");
    private static final String REGISTER = "a register of the council, of no one grant";
    private static final String SETTING = "a setting of the council, of no one grant";
    private static final String MECHANISM = "how something is done, no fact of the grant";

    private static final Map<String, String> LEFT_OUT_OF_REPORTING = Map.ofEntries(
            Map.entry("closing_desk", MECHANISM),
            Map.entry("recovery_asking", MECHANISM),
            Map.entry("evidence_chunk", "the bytes of evidence, which is in whole"),
            Map.entry("reminder_mail", "holds addresses; that a reminder was sent is in obligation_reminder"),
            Map.entry("provider_contact", "holds addresses; " + REGISTER),
            Map.entry("reporting_policy", SETTING),
            Map.entry("publication_recipient", REGISTER + "; as published it is in publication"),
            Map.entry("programme_version", "of another programme, which has no grant of the suite"),
            Map.entry("webhook", MECHANISM),
            Map.entry("webhook_delivery", MECHANISM),
            Map.entry("webhook_attempt", MECHANISM));

    /** Tables of grant-service by where a pack holds them: a list of the grant, or one inside another document. */
    private static final Map<String, Set<String>> IN_GRANT = Map.ofEntries(
            Map.entry("determination", Set.of("determined_grant")),
            Map.entry("rules", Set.of("scheme_edition")),
            Map.entry("editions", Set.of("scheme_supersession")),
            Map.entry("instalments", Set.of("instalment")),
            Map.entry("set-off-trail", Set.of("instalment_move")),
            Map.entry("redeterminations", Set.of("redetermination")),
            Map.entry("receipts", Set.of("receipt")),
            Map.entry("decisions", Set.of("decision", "mandate")),
            Map.entry("delegations", Set.of("delegation", "deputy")),
            Map.entry("conditions", Set.of("condition_judgement", "condition_owner")),
            Map.entry("deadlines", Set.of("deadline_meeting", "local_deadline")),
            Map.entry("submissions", Set.of("submission")),
            Map.entry("direct-spend", Set.of("direct_spend")),
            Map.entry("direct-spend-imports", Set.of("direct_spend_import")),
            Map.entry("forecasts", Set.of("forecast", "forecast_month", "forecast_pot")),
            Map.entry("reservations", Set.of("reservation", "reservation_pot")),
            Map.entry("capacity-judgements", Set.of("capacity_judgement", "capacity_approval")),
            Map.entry("accruals", Set.of("accrual")),
            Map.entry("commitments", Set.of("commitment")),
            Map.entry("journals", Set.of("journal", "transfer")),
            Map.entry("debts", Set.of("debt")),
            Map.entry("recoveries", Set.of("recovery")),
            Map.entry("irregularities", Set.of("irregularity", "irregularity_entry")),
            Map.entry("information-requests", Set.of("information_request")),
            Map.entry("repayment-notices", Set.of("repayment_notice", "discharge")),
            Map.entry("settlement", Set.of("settlement_act")),
            Map.entry("posting-batches", Set.of("posting_batch", "posting_line")));

    private static final Set<String> SINGLE =
            Set.of("determination", "rules", "settlement", "delegations", "posting-batches");

    private static final Map<String, String> LEFT_OUT_OF_GRANT = Map.ofEntries(
            Map.entry("webhook", MECHANISM),
            Map.entry("webhook_delivery", MECHANISM),
            Map.entry("webhook_attempt", MECHANISM),
            Map.entry("deadline_escalation", "who was told of a deadline; " + MECHANISM),
            Map.entry("escalation_ladder", SETTING),
            Map.entry("vat_code", SETTING),
            Map.entry("chart_mapping", SETTING + "; as used it is in the posting lines"),
            Map.entry("posting_layout", SETTING),
            Map.entry("accounting_period_step", "the council's periods, of no one grant"),
            Map.entry("actuals_import", "the council's whole general ledger, of no one grant"),
            Map.entry("actual_line", "the council's whole general ledger, of no one grant"));

    /** Tables of allocation-service by the list that holds them. */
    private static final Map<String, Set<String>> IN_ALLOCATION = Map.ofEntries(
            Map.entry("plans", Set.of("plan", "pot", "plan_resplit")),
            Map.entry("approvals", Set.of("approval")),
            Map.entry("verification-samples", Set.of("verification_sample")),
            Map.entry("runs", Set.of("run", "run_basis")),
            Map.entry("lines", Set.of("run_line", "driver_line")),
            Map.entry("exclusions", Set.of("run_exclusion")),
            Map.entry("driver-snapshots", Set.of("driver_snapshot", "snapshot_origin")),
            Map.entry("answers", Set.of("confirmation_round", "confirmation_answer")),
            Map.entry("awards", Set.of("award", "award_line", "award_accepted_part", "award_terms")),
            Map.entry("award-novations", Set.of("award_novation")),
            Map.entry("payment-runs", Set.of("payment_run", "payment_run_award")),
            Map.entry("bank-files", Set.of("bank_file")),
            Map.entry("payments", Set.of("payment")),
            Map.entry("spend-statements", Set.of("spend_statement")),
            Map.entry("recoveries", Set.of("recovery", "recovery_entry", "recovery_instalment", "recovery_write_off")),
            Map.entry("invoice-codings", Set.of("invoice_coding")));

    private static final Map<String, String> LEFT_OUT_OF_ALLOCATION = Map.ofEntries(
            Map.entry("provider", REGISTER),
            Map.entry("location", REGISTER),
            Map.entry("legal_entity", REGISTER),
            Map.entry("provider_import", REGISTER),
            Map.entry("register_snapshot", REGISTER),
            Map.entry("register_location", REGISTER),
            Map.entry("register_error", REGISTER),
            Map.entry("register_mapping", REGISTER),
            Map.entry("register_placement", REGISTER),
            Map.entry("customer_batch", REGISTER + "; what a snapshot took of it is in its origin"),
            Map.entry("payee", "bank details do not leave; " + REGISTER),
            Map.entry("payee_version", "bank details do not leave; " + REGISTER),
            Map.entry("payee_verification", "bank details do not leave; " + REGISTER),
            Map.entry("invoice_layout", SETTING),
            Map.entry("payment_policy", SETTING + "; what it stopped is in the payment runs"),
            Map.entry("payment_hold", "stands on a payee or provider; what it stopped is in the payment runs"),
            Map.entry("payment_confirmation", "a file of the bank over all grants; what it said is in the payments"),
            Map.entry("payment_audit", "looks at all payments of the council, of no one grant"),
            Map.entry("payment_audit_finding", "looks at all payments of the council, of no one grant"));

    private static Set<String> tables(String service) {
        var folder = Path.of("..", service, "src/main/resources/db/migration");
        try (var files = Files.list(folder)) {
            return files.flatMap(file -> TABLE.matcher(read(file)).results().map(match -> match.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void shouldName(Set<String> tables, Set<String> held, Set<String> leftOut) {
        assertThat(held).as("held and left out at once").doesNotContainAnyElementsOf(leftOut);
        var named = new HashSet<>(held);
        named.addAll(leftOut);
        assertThat(named).containsExactlyInAnyOrderElementsOf(tables);
    }

    private static Set<String> all(Map<String, Set<String>> by) {
        return by.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    @Test
    void shouldHoldOrNameEveryTableOfThisService() {
        var held = Stream.concat(
                        ReportingSection.ROWS.stream().map(ReportingSection.Rows::table),
                        ReportingSection.FILES.stream().map(ReportingSection.Files::table))
                .collect(Collectors.toSet());

        shouldName(tables("reporting-service"), held, LEFT_OUT_OF_REPORTING.keySet());
    }

    @Test
    void shouldHoldOrNameEveryTableOfGrantService() {
        var lists = new HashSet<>(GrantSection.LISTS);
        lists.addAll(SINGLE);
        // what a list tells of twice: the department's set-offs are instalments' moves and notices' discharges
        lists.removeAll(Set.of("set-offs", "repayment-set-offs"));

        assertThat(IN_GRANT.keySet()).containsExactlyInAnyOrderElementsOf(lists);
        shouldName(tables("grant-service"), all(IN_GRANT), LEFT_OUT_OF_GRANT.keySet());
    }

    @Test
    void shouldHoldOrNameEveryTableOfAllocationService() {
        var lists =
                new HashSet<>(Set.of("plans", "runs", "driver-snapshots", "awards", "payment-runs", "invoice-codings"));
        Stream.of(
                        AllocationSection.OF_GRANT,
                        AllocationSection.OF_PLAN,
                        AllocationSection.OF_RUN,
                        AllocationSection.OF_PAYMENT_RUN,
                        AllocationSection.OF_ROUND)
                .forEach(lists::addAll);

        assertThat(IN_ALLOCATION.keySet()).containsExactlyInAnyOrderElementsOf(lists);
        shouldName(tables("allocation-service"), all(IN_ALLOCATION), LEFT_OUT_OF_ALLOCATION.keySet());
    }

    @Test
    void shouldSayWhyEachIsLeftOut() {
        var reasons = new HashMap<>(LEFT_OUT_OF_REPORTING);
        reasons.putAll(LEFT_OUT_OF_GRANT);
        reasons.putAll(LEFT_OUT_OF_ALLOCATION);

        assertThat(reasons.values()).allSatisfy(reason -> assertThat(reason).hasSizeGreaterThan(20));
    }
}
